import { describe, expect, it } from '@jest/globals';
import { replySubject } from './plan-reply.js';

describe('the subject of an answer', () => {
  it.each([
    ['Hello', 'Re: Hello'],
    ['Re: Hello', 'Re: Hello'],
    ['RE: re : Hello', 'Re: Hello'],
    ['Regarding you', 'Re: Regarding you'],
    ['', 'Re:'],
    [null, 'Re:'],
  ])('of %j is %j', (subject, answer) => {
    expect(replySubject(subject)).toBe(answer);
  });
});
