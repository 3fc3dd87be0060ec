import { describe, expect, it } from '@jest/globals';
import { Refusal } from '#contracts';
import { isStorable, refuseUnstorableText, storable } from './storable-text.js';

describe('text that Postgres cannot keep', () => {
  it('is refused with the path of every such field', () => {
    const input = { name: 'a\u0000', tags: ['fine', '\ud800'], size: 3, company: { name: 'ok', at: null } };
    expect(() => refuseUnstorableText(input)).toThrow(Refusal);
    try {
      refuseUnstorableText(input);
    } catch (error) {
      expect((error as Refusal).fields.map((field) => field.path)).toEqual(['name', 'tags[1]']);
    }
  });

  it('is left out of what others sent, and nothing else is', () => {
    const sent = { subject: 'Re:\u0000 Hello', answers: ['<a\ud800@b>'], automatic: false, at: undefined };
    const kept = storable(sent);
    expect(kept).toEqual({ subject: 'Re: Hello', answers: ['<a\ufffd@b>'], automatic: false, at: undefined });
    expect([kept.subject, ...kept.answers].every(isStorable)).toBe(true);
  });

  it('is not emoji, accents or line breaks', () => {
    expect(() => refuseUnstorableText({ name: '👩‍💻 Zoë\n' })).not.toThrow();
  });
});
