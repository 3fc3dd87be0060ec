/**
 * What kind of file arrives, and which columns does it have?
 *
 * As much is read as it takes to know: encoding, separator and header. Then the rows, batch by batch, as the file comes in.
 */
import { Refusal } from '#contracts';
import { separatorOf, type CsvRow, type Separator } from '../leads/import/read-csv.js';
import { openRowReader } from './csv-rows.js';
import { openDecoding } from './decode-text.js';
import type { ImportEncoding, ImportSeparator } from './import.js';

const SAMPLE_BYTES = 65_536;
const CHARACTERS: Readonly<Record<ImportSeparator, Separator>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  pipe: '|',
};

export interface OpenFile {
  readonly header: readonly string[];
  readonly separator: ImportSeparator;
  /** Utf-8 as long as all was ASCII. */
  readonly encoding: () => ImportEncoding;
  /** Bytes read so far. */
  readonly bytes: () => number;
  /** Rows as pieces of the file complete them. */
  readonly batches: AsyncIterable<readonly CsvRow[]>;
}

export interface FileOptions {
  readonly encoding?: ImportEncoding;
  readonly separator?: ImportSeparator;
  readonly maxBytes: number;
}

/** @throws Refusal `malformed_request`, `invalid_input` (no header) or, from `batches` too, `too_large` */
export async function openFile(body: AsyncIterable<Uint8Array>, options: FileOptions): Promise<OpenFile> {
  let bytes = 0;
  const pieces = body[Symbol.asyncIterator]();
  async function next(): Promise<Uint8Array | undefined> {
    const piece = await pieces.next();
    if (piece.done === true) return undefined;
    bytes += piece.value.byteLength;
    if (bytes > options.maxBytes) throw tooManyBytes(options.maxBytes);
    return piece.value;
  }

  const sample = await readSample(next);
  const decoding = openDecoding(sample, options.encoding);
  const start = decoding.write(sample);
  const separator = options.separator ?? nameOf(separatorOf(start));
  const reader = openRowReader(CHARACTERS[separator]);
  const [first, ...rest] = await reader.write(start);
  let atEnd: readonly CsvRow[] | undefined;
  let header = first;
  if (header === undefined && sample.byteLength < SAMPLE_BYTES) {
    const tail = await reader.write(decoding.end());
    const all = [...tail, ...(await reader.end())];
    header = all[0];
    atEnd = all.slice(1);
  }
  if (header === undefined) throw sample.byteLength < SAMPLE_BYTES ? emptyFile() : noHeader();

  async function* batches(): AsyncGenerator<readonly CsvRow[]> {
    yield rest;
    if (atEnd !== undefined) {
      yield atEnd;
      return;
    }
    for (let piece = await next(); piece !== undefined; piece = await next()) {
      yield await reader.write(decoding.write(piece));
    }
    yield await reader.write(decoding.end());
    yield await reader.end();
  }

  return {
    header: header.cells.map((cell) => cell.trim()),
    separator,
    encoding: decoding.encoding,
    bytes: () => bytes,
    batches: batches(),
  };
}

async function readSample(next: () => Promise<Uint8Array | undefined>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  while (size < SAMPLE_BYTES) {
    const piece = await next();
    if (piece === undefined) break;
    pieces.push(piece);
    size += piece.byteLength;
  }
  return Buffer.concat(pieces);
}

function nameOf(separator: Separator): ImportSeparator {
  const names = Object.keys(CHARACTERS) as ImportSeparator[];
  return names.find((name) => CHARACTERS[name] === separator) ?? 'comma';
}

function tooManyBytes(most: number): Refusal {
  return new Refusal(
    'too_large',
    `The file is larger than ${Math.round(most / 1_000_000)} MB.`,
    'Send it in several files, or ask your operator to raise IMPORT_MAX_BYTES.',
  );
}

function emptyFile(): Refusal {
  return new Refusal(
    'invalid_input',
    'The file holds no rows.',
    'Send CSV whose first line names the columns.',
    [{ path: 'csv', message: 'Empty.' }],
  );
}

function noHeader(): Refusal {
  return new Refusal(
    'malformed_request',
    'The first 64 kB of the file hold no complete line.',
    'Send CSV whose first line names the columns.',
    [{ path: 'csv', message: 'No header.' }],
  );
}
