/**
 * Is what the caller saw still so?
 *
 * An ETag (RFC 9110, section 8.8.3) in two parts: `"<version>.<representation>"`. The version depends on what can be edited,
 * not on counters that move by themselves; If-Match compares it. The representation depends on every byte of the answer;
 * If-None-Match compares the whole. So nobody loses an update, nobody is turned away because a figure moved, and a 304 is
 * never wrong.
 */
import { type Operation, OPERATIONS, type ReadName, Refusal } from '#contracts';
import { hash as digest } from 'node:crypto';
import type { z } from 'zod';

type Json = z.core.util.JSONType;

/** `text` is `output` as it leaves, expanded or not. */
export function etagOf(read: ReadName, output: Json, text: string): string {
  const representation = hash(text);
  const { volatile = [], expands = {} }: Operation = OPERATIONS[read];
  const moving = [...volatile, ...Object.keys(expands)];
  const version = moving.length === 0 ? representation : versionOf(read, output);
  return `"${version}.${representation}"`;
}

export function versionOf(read: ReadName, output: Json): string {
  const { volatile = [], expands = {} }: Operation = OPERATIONS[read];
  const left = new Set([...volatile, ...Object.keys(expands)]);
  if (left.size === 0 || typeof output !== 'object' || output === null) return hash(JSON.stringify(output));
  return hash(JSON.stringify(Object.fromEntries(Object.entries(output).filter(([name]) => !left.has(name)))));
}

/** Whether a condition that may name several tags, or `*`, names this version. */
export function namesVersion(ifMatch: string, version: string): boolean {
  return tagsIn(ifMatch).some((tag) => tag === '*' || tag.startsWith(`"${version}.`));
}

/** Whether the caller has these very bytes already; a weak tag of them counts, too (RFC 9110, section 13.1.2). */
export function namesTag(ifNoneMatch: string, etag: string): boolean {
  return tagsIn(ifNoneMatch).some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag);
}

export function preconditionFailed(read: ReadName): Refusal {
  const { http }: Operation = OPERATIONS[read];
  return new Refusal(
    'precondition_failed',
    'It was changed since you read it: none of the ETags in If-Match is its present one.',
    `Read it again (GET ${http.path}), see whether your change still makes sense, and send it with the new ETag.`,
  );
}

function tagsIn(header: string): string[] {
  return header.split(',').map((tag) => tag.trim());
}

const hash = (text: string): string => digest('sha256', text).slice(0, 20);
