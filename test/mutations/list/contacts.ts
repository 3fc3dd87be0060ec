/** Hours and contact rules: nobody hears from us outside the hours of everybody concerned, or more often than the workspace wants. */
import { integration, type Mutation, unit } from '../mutation.ts';

const HOURS = 'libs/application/src/engine/time-touches.ts';
const TOGETHER = 'libs/domain/src/pacing/window-intersection.ts';
const POLICY = 'libs/domain/src/contact/contact-policy.ts';
const GATE = 'libs/application/src/engine/contact-gate.ts';
const hours = (name: string) => integration('engine/hours.spec.ts', name);
const rules = (name: string) => integration('engine/contact-rules.spec.ts', name);
const together = (name: string) => unit('libs/domain/src/pacing/window-intersection.spec.ts', name);
const policy = (name: string) => unit('libs/domain/src/contact/contact-policy.spec.ts', name);

export const CONTACTS: readonly Mutation[] = [
  {
    name: 'hours of one owner are enough',
    file: TOGETHER,
    search: 'return windows.every((window) => isOpen(window, instant));',
    replace: 'return windows.some((window) => isOpen(window, instant));',
    test: hours('outside the hours of the campaign gives the touch back'),
    why: 'The night of the campaign is the day of the account: somebody is written to at three.',
  },
  {
    name: 'two windows agree too soon',
    file: TOGETHER,
    search: 'agreed = opens > ms ? 1 : agreed + 1;',
    replace: 'agreed += 1;',
    test: together('the next common opening is open in each'),
    why: 'A touch is planned for an instant at which one of its owners is shut.',
  },
  {
    name: "a touch is planned without the lead's own clock",
    file: HOURS,
    search: "{ campaignId: touch.campaignId, accountId: touch.accountId, zone: enrollment.timeZone ?? '' },",
    replace: "{ campaignId: touch.campaignId, accountId: touch.accountId, zone: '' },",
    test: hours("is due in the lead's own morning"),
    why: 'A campaign that keeps to the mornings of its leads wakes them.',
  },
  {
    name: 'new hours do not wait for who plans by the old ones',
    file: 'libs/application/src/engine/change-hours.ts',
    search: '  await windows.change();\n',
    replace: '',
    test: hours('wait for those who still plan by the old ones'),
    why: 'What is planned meanwhile goes out by hours that nobody wants any more.',
  },
  {
    name: 'the last gate forgets the contact policy',
    file: GATE,
    search: 'return past && block ? held(block, past, now) : null;',
    replace: 'return null;',
    test: rules('waits until the instant at which the policy allows it'),
    why: 'Two campaigns write to one person on one day, whatever the workspace said.',
  },
  {
    name: 'a company is read, and nobody waits for who writes to it',
    file: GATE,
    search: 'contacts.holdCompany(companyId);',
    replace: 'Promise.resolve(companyId);',
    test: rules('is won by one of two senders'),
    why: 'Two colleagues hear from two senders in the same second.',
  },
  {
    name: 'one contact more than the policy',
    file: POLICY,
    search: 'newestFirst[most - 1]',
    replace: 'newestFirst[most]',
    test: policy('somebody who goes as soon as they may never passes the policy'),
    why: 'Three a week are four.',
  },
  {
    name: 'a suppressed company is known by its domain alone',
    file: 'libs/persistence/src/engine/stop-store.ts',
    search: 'AND (c.id = $3::uuid OR c.domain = $2)`,',
    replace: 'AND c.domain = $2`,',
    test: rules('named by its id: everybody there is left alone at once'),
    why: 'A company without a domain goes on hearing from everybody.',
  },
];
