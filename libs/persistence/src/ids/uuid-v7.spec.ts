import { expect, test } from '@jest/globals';
import { createUuidV7 } from './uuid-v7.js';

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('ids sort in the order in which they were made, also within a millisecond and when the clock goes back', () => {
  let now = 1_790_000_000_000;
  const newId = createUuidV7(() => now);
  let previous = '';
  for (let round = 0; round < 20_000; round += 1) {
    if (round % 7_000 === 6_999) now -= 5_000;
    if (round % 3_000 === 2_999) now += 1;
    const id = newId();
    expect(id).toMatch(SHAPE);
    expect(id > previous).toBe(true);
    previous = id;
  }
});

test('an id begins with the millisecond in which it was made', () => {
  const newId = createUuidV7(() => 0x0192_3456_789a);
  expect(newId()).toMatch(/^01923456-789a-7/);
});
