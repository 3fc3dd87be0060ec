/** What does a JSON body say? Or where exactly can it not be read? */
import { Refusal } from '#contracts';
import { jsonErrorPosition } from './json-error-position.js';
import { isNestedTooDeeply } from './json-nesting.js';
import { firstInvalidUtf8 } from './utf8.js';

const JSON_TYPE = /^application\/(?:json|[\w.+-]+\+json)\s*(?:;|$)/i;

/** An empty body is an empty object. @throws Refusal `malformed_request` */
export function readJsonObject(
  body: Uint8Array,
  contentType: string | undefined,
): Readonly<Record<string, unknown>> {
  if (body.length === 0) return {};
  if (!JSON_TYPE.test(contentType ?? '')) {
    throw new Refusal(
      'unsupported_media_type',
      contentType === undefined ? 'The body has no Content-Type.' : 'The body is not announced as JSON.',
      'Send JSON with Content-Type: application/json.',
    );
  }
  const value = parse(textOf(body));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformed('The body is JSON, but not an object.', 'Send an object: {"field": value}.');
  }
  if (isNestedTooDeeply(value)) throw malformed('The body is nested too deeply.', 'Send a flatter object.');
  return value as Readonly<Record<string, unknown>>;
}

function textOf(body: Uint8Array): string {
  const invalidAt = firstInvalidUtf8(body);
  if (invalidAt === undefined) return new TextDecoder().decode(body);
  throw malformed(`The body is not UTF-8: byte ${invalidAt} cannot stand there.`, 'Send JSON as UTF-8.');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const position = jsonErrorPosition(text) ?? 0;
    const before = text.slice(0, position);
    const line = before.split('\n').length;
    const column = position - before.lastIndexOf('\n');
    throw malformed(
      position >= text.length
        ? `The body ends before its JSON does (position ${position}, line ${line}).`
        : `The body is not JSON: the character at position ${position} (line ${line}, column ${column}) cannot stand there.`,
      'Correct the JSON there and send it again.',
    );
  }
}

function malformed(detail: string, nextStep: string): Refusal {
  return new Refusal('malformed_request', detail, nextStep);
}
