import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '#contracts';
import { openFile } from './open-file.js';

async function* pieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < bytes.byteLength; turn += 1) {
    const end = at + (sizes[turn] ?? 65_536);
    yield bytes.subarray(at, end);
    at = end;
  }
}

async function read(bytes: Uint8Array, sizes: readonly number[] = [65_536], maxBytes = 1_000_000_000) {
  const file = await openFile(pieces(bytes, sizes), { maxBytes });
  const rows = [];
  for await (const batch of file.batches) rows.push(...batch);
  return { header: file.header, rows, encoding: file.encoding(), separator: file.separator };
}

const cell = fc.string({ unit: fc.constantFrom(...'aé"ü;, \n|ñZß') });
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('a file that arrives in pieces', () => {
  it('reads the same however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 }),
        fc.constantFrom('utf8', 'latin1', 'utf16le'),
        async (cells, sizes, encoding) => {
          const text = cells.map((row) => row.map(quoted).join(';')).join('\r\n');
          const bytes = Buffer.from(text, encoding as BufferEncoding);
          // After more than the sample, so that the pieces matter.
          const mark = encoding === 'utf16le' ? '\uFEFF' : '';
          const start = Buffer.from(`${mark}a;b\n${'x'.repeat(66_000)};\n`, encoding as BufferEncoding);
          const padded = Buffer.concat([start, bytes]);
          const { rows, header } = await read(padded, [66_010, ...sizes, 7_001]);
          expect(header).toEqual(['a', 'b']);
          expect(rows.slice(1).map((row) => row.cells)).toEqual(
            cells.filter((row) => row.some((value) => value.trim() !== '')),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('knows an accent that is cut in two from one of windows-1252', async () => {
    const ascii = `a\n${'x\n'.repeat(40_000)}`;
    const utf8 = Buffer.from(`${ascii}é\n`);
    expect((await read(utf8, [65_536, utf8.byteLength - 65_536 - 2, 1])).encoding).toBe('utf-8');
    const latin = Buffer.from(`${ascii}é\n`, 'latin1');
    const cut = await read(latin, [65_536, latin.byteLength - 65_536 - 1, 1]);
    expect([cut.encoding, cut.rows.at(-1)?.cells]).toEqual(['windows-1252', ['é']]);
  });

  it.each([
    ['nothing', '', 'invalid_input'],
    ['blank lines', '\n\n \n', 'invalid_input'],
    ['a header without end', `a${'b'.repeat(70_000)}`, 'malformed_request'],
    ['a quote that is never closed', `a\n"${'x\n'.repeat(600_000)}`, 'malformed_request'],
    ['a byte that is not UTF-8 after one that is', `é\n${'x\n'.repeat(40_000)}\u0000`, 'malformed_request'],
  ])('of %s is refused', async (_what, text, code) => {
    const bytes = Buffer.from(text);
    if (text.endsWith('\u0000')) bytes[bytes.byteLength - 1] = 0xff;
    const refusal = await read(bytes).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).code).toBe(code);
  });

  it('that is too large is refused while it comes in', async () => {
    const refusal = await read(Buffer.from(`a\n${'x\n'.repeat(100_000)}`), [1_000], 150_000).catch(
      (error: unknown) => error,
    );
    expect(refusal).toMatchObject({ code: 'too_large' });
  });
});
