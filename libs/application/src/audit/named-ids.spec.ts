import { encodeId } from '#contracts';
import { randomUUID } from 'node:crypto';
import { namedIds } from './named-ids.js';

const lead = (): string => encodeId('lead', randomUUID());

it('ids are found in the request and in the answer, each once', () => {
  const [one, two, three] = [lead(), lead(), lead()];
  expect(namedIds({ leadId: one, leadIds: [two, one] }, { lead: { id: three, name: 'Ada' } })).toEqual([
    one,
    two,
    three,
  ]);
});

it('what only looks like an id, and what is not one, is left alone', () => {
  const odd = ['ada@northwind.example', 'lead_x', `${lead()}x`, `nobody_${lead().slice(5)}`, 7, null];
  expect(namedIds({ odd })).toEqual([]);
});

it('a thousand ids leave fifty', () => {
  expect(namedIds({ leadIds: Array.from({ length: 1000 }, lead) })).toHaveLength(50);
});
