import { brakeReason, halvedRest } from './tightening.js';

it.each([
  [20, 4, 12],
  [20, 19, 19],
  [20, 20, 20],
  [20, 25, 25],
  [5, 0, 2],
])('a reported limit leaves half of the rest: of %i with %i used, up to %i', (cap, used, left) => {
  expect(halvedRest(cap, used)).toBe(left);
});

const BRAKE = { bouncePercent: 3, complaintPercent: 0.1 };
const record = (bounces: number, complaints = 0, sends = 200) => ({ bounces, complaints, sends });
it.each([
  ['goes on after one bounce of fifty', record(1), undefined],
  ['stops after two bounces of fifty, which are 4 %', record(2), 'bounces'],
  ['stops after two bounces even if it sent no more than ten', record(2, 0, 10), 'bounces'],
  ['goes on without a complaint', record(0, 0, 0), undefined],
  ['stops at a complaint among two hundred', record(0, 1), 'complaints'],
  ['goes on at one complaint in a thousand, which is 0.1 %', record(0, 1, 1000), undefined],
  ['stops at two in a thousand', record(0, 2, 1000), 'complaints'],
])('a mailbox %s', (_name, found, reason) => {
  expect(brakeReason(found, BRAKE)).toBe(reason);
});

it('a mailbox that nobody watches never stops', () => {
  expect(brakeReason(record(50, 50), { bouncePercent: null, complaintPercent: null })).toBeUndefined();
});
