import { describe, expect, it } from '@jest/globals';
import { replyText } from './reply-text.js';

describe('the text that a person wrote', () => {
  it.each([
    ['Yes.\n\nOn Mon, Nov 2, 2026 at 9:00 AM Ada <a@b.test> wrote:\n> hi', 'Yes.'],
    ['Oui.\n\nLe lun. 2 nov. 2026 à 09:00, Ada <a@b.test> a écrit :\n> salut', 'Oui.'],
    ['Ja.\n\nAm 02.11.26 um 09:00 schrieb Ada <a@b.test>:\n> hallo', 'Ja.'],
  ])('stands without the quoted thread', (text, expected) => {
    expect(replyText({ text })).toBe(expected);
  });

  it('keeps every line of a long answer', () => {
    const text = Array.from({ length: 400 }, (_, i) => `line ${i} of what I have to say`).join('\n');
    expect(replyText({ text })).toBe(text);
  });

  it('keeps a long line as it is', () => {
    const line = 'word '.repeat(300).trim();
    expect(replyText({ text: `${line}\n\n> quoted` })).toBe(line);
  });

  it('holds no control characters', () => {
    expect(replyText({ text: 'a\u0000b\u001b[31mc\r\nd' })).toBe('ab[31mc\nd');
  });

  // Each of these took seconds in the parser before it was given a bounded window.
  it.each([
    ['many empty lines', '\n'.repeat(30_000)],
    ['a line like a quote header', 'a on at '.repeat(4_000)],
    ['many lines like a quote header', 'aaa. x skrev \n'.repeat(2_000)],
    ['many lines in the same words', 'a on at a on at a on at a on at a on at\n'.repeat(800)],
    ['open tags', '<div class="'.repeat(5_000)],
  ])('is found in time among %s', (_name, text) => {
    const start = performance.now();
    replyText({ text });
    replyText({ html: text });
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
