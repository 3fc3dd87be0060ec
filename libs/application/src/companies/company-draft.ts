/** What was said about a company, checked and normalised? Absent parts say nothing and erase nothing. */
import { normaliseDomain } from '#domain';
import type { FieldProblem, InputOf } from '#contracts';
import { oneLine } from '../text/one-line.js';

export interface CompanyDraft {
  readonly name: string;
  /** Given for the company itself. */
  readonly domain?: string;
  /** Concluded from somebody's professional address. */
  readonly inferredDomain?: string;
  readonly industry?: string;
  readonly size?: number;
  readonly tags?: readonly string[];
}

/** Adds to `problems` what is wrong, under `path`. */
export function draftCompany(
  input: InputOf<'companies.upsert'>,
  path: string,
  problems: FieldProblem[],
): CompanyDraft {
  const domain = input.domain === undefined ? undefined : readDomain(input.domain);
  if (input.domain !== undefined && domain === undefined) {
    problems.push({
      path: `${path}domain`,
      message:
        "This is not the domain of a company's own website; give one such as acme.com, or leave it out.",
    });
  }
  return {
    name: oneLine(input.name),
    domain,
    industry: input.industry === undefined ? undefined : oneLine(input.industry),
    size: input.size,
    tags: input.tags?.map(oneLine),
  };
}

/** A company's page on LinkedIn says nothing about its domain. */
export function isSocialPage(url: string): boolean {
  return /(^|[/.])linkedin\.com\/(company|school|showcase|in|sales)\b/i.test(url.trim());
}

function readDomain(text: string): string | undefined {
  return isSocialPage(text) ? undefined : normaliseDomain(text);
}
