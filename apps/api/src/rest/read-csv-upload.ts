/** What does an upload of raw CSV say? Its bytes become text by a named encoding, never by a guess. */
import { Refusal } from '#contracts';
import { firstInvalidUtf8 } from '../http/utf8.js';
import { bytesOf, type Fields, type InputRequest, refuse } from './read-input.js';

const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le'] as const;
type Encoding = (typeof ENCODINGS)[number];

export function isCsv({ headers }: Pick<InputRequest, 'headers'>): boolean {
  return /^text\/csv\s*(?:;|$)/i.test(headers['content-type'] ?? '');
}

/** The input of leads.import; other fields of the query go to its schema as they are. */
export function readCsvUpload(request: InputRequest): Fields {
  const { encoding, dryRun, ...rest } = request.query as Fields;
  refuse(
    Object.hasOwn(rest, 'csv')
      ? [{ path: 'csv', message: 'The CSV is the body; leave it out of the query.' }]
      : [],
  );
  return {
    ...rest,
    csv: decode(bytesOf(request), encodingOf(encoding ?? charsetOf(request))),
    ...(dryRun === undefined ? {} : { dryRun: flagOf('dryRun', dryRun) }),
  };
}

function charsetOf({ headers }: Pick<InputRequest, 'headers'>): string | undefined {
  return /;\s*charset="?([\w-]+)"?/i.exec(headers['content-type'] ?? '')?.[1];
}

function encodingOf(given: unknown = 'utf-8'): Encoding {
  const name = typeof given === 'string' ? given.toLowerCase() : '';
  const known = ENCODINGS.find((encoding) => encoding === name);
  if (known === undefined)
    refuse([{ path: 'encoding', message: `Expected one of ${ENCODINGS.join(', ')}.` }]);
  return known ?? 'utf-8';
}

/** In a query everything is text, and "false" must not count as true. */
function flagOf(path: string, given: unknown): boolean {
  if (given !== 'true' && given !== 'false') refuse([{ path, message: 'Expected true or false.' }]);
  return given === 'true';
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  const invalidAt = encoding === 'utf-8' ? firstInvalidUtf8(bytes) : undefined;
  if (invalidAt === undefined) return new TextDecoder(encoding).decode(bytes);
  throw new Refusal(
    'invalid_input',
    `The CSV is not UTF-8: byte ${invalidAt} cannot stand there.`,
    'Save the file as UTF-8, or say its encoding: ?encoding=windows-1252 (Excel in western Europe) or ?encoding=utf-16le.',
    [{ path: 'csv', message: `Byte ${invalidAt} is not UTF-8.` }],
  );
}
