/** Do follow, InMail and withdrawal do what they say through the provider, once, and leave a trace that can be read? */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChannelAccount, OutgoingTouch, SendGuard } from '#application';
import { createLinkedinAdapter } from '#channels';
import { startSandbox, type Sandbox } from '../../../apps/sandbox/src/sandbox.js';
import { newLinkedinTouch } from './support/linkedin-fixtures.js';

const adapter = createLinkedinAdapter({ timeouts: { connectionMs: 500, requestMs: 400 } });
const guard: SendGuard = { signal: new AbortController().signal, assertMaySend: () => undefined };
const at = Temporal.Instant.from('2026-01-05T08:00:00Z');

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ people: 60, senders: 2, inmailCredits: 4 });
});
afterAll(() => sandbox.close());

const sender = (index = 0) => sandbox.world.directory.senders[index]!;
const account = (settings: object = {}, index = 0): ChannelAccount => ({
  accountId: 'acc-1',
  channel: 'linkedin',
  address: sender(index).linkedinAccountId,
  displayName: sender(index).name,
  settings: { baseUrl: sandbox.url, ...settings },
  credentials: { apiKey: sandbox.world.apiKey },
});

let next = 0;
/** Somebody whom nobody had to do with, and who takes InMails or does not. */
function stranger(takesInmail = true): OutgoingTouch['target'] {
  const { people } = sandbox.world.directory.population;
  for (;;) {
    const { linkedinMemberId: value } = people[next]!;
    next += 1;
    const relationship = sandbox.world.network.between(sender(), value);
    if (
      relationship.distance !== 'FIRST_DEGREE' &&
      sandbox.world.network.takesInmail(relationship) === takesInmail
    )
      return { kind: 'linkedin_member_id', value, displayName: '' };
  }
}
const relationshipWith = (touch: OutgoingTouch) =>
  sandbox.world.network.between(sender(), touch.target.value);
const send = (touch: OutgoingTouch, by = account()) => adapter.send(by, touch, guard);
const evidence = (touch: OutgoingTouch) => adapter.findEvidence(account(), touch, at);
const happened = (
  kind: 'profile_followed' | 'inmail_received' | 'invitation_withdrawn',
  touch: OutgoingTouch,
) => sandbox.world.ledger.ofKind(kind).filter(({ memberId }) => memberId === touch.target.value);

const follow = () => newLinkedinTouch({ kind: 'linkedin_follow', target: stranger(), text: '' });
const inmail = (target = stranger()) =>
  newLinkedinTouch({ kind: 'linkedin_inmail', target, subject: 'A question', text: 'Do you like maps?' });
async function withdrawal(): Promise<OutgoingTouch> {
  const touch = newLinkedinTouch({ kind: 'linkedin_withdraw', target: stranger(), text: '' });
  expect(await send({ ...touch, kind: 'linkedin_invite' })).toMatchObject({ kind: 'delivered' });
  return touch;
}

describe.each([
  ['linkedin_follow', 'profile_followed', async () => follow()],
  ['linkedin_inmail', 'inmail_received', async () => inmail()],
  ['linkedin_withdraw', 'invitation_withdrawn', withdrawal],
] as const)('%s', (_kind, happening, make) => {
  it('is delivered once, and the record shows it', async () => {
    const touch = await make();
    expect(await evidence(touch)).toMatchObject({ found: 'nothing' });
    expect(await send(touch)).toMatchObject({ kind: 'delivered' });
    expect(happened(happening, touch)).toHaveLength(1);
    expect(await evidence(touch)).toMatchObject({ found: 'sent', externalId: expect.any(String) });
  });

  it('is unknown when the answer was lost, and the record tells whether it went out', async () => {
    const [out, lost] = [await make(), await make()];
    sandbox.world.providerFaults.set({ mode: 'timeout_after_effect', times: 1 });
    expect(await send(out)).toMatchObject({ kind: 'unknown' });
    expect(await evidence(out)).toMatchObject({ found: 'sent' });
    sandbox.world.providerFaults.set({ mode: 'timeout_before_effect', times: 1 });
    expect(await send(lost)).toMatchObject({ kind: 'unknown' });
    expect(await evidence(lost)).toMatchObject({ found: 'nothing' });
    expect(happened(happening, lost)).toEqual([]);
  });

  it('lets nothing leave when the guard says no', async () => {
    const touch = await make();
    const assertMaySend = () => {
      throw new Error('the deadline has passed');
    };
    expect(await adapter.send(account(), touch, { ...guard, assertMaySend })).toMatchObject({
      kind: 'deferred',
      code: 'deadline_passed',
    });
    expect(happened(happening, touch)).toEqual([]);
  });
});

describe('an InMail', () => {
  it('keeps its subject: as the first line, or in the field of the product that has one', async () => {
    const [classic, navigator] = [inmail(), inmail()];
    const second = (touch: OutgoingTouch, settings = {}) => adapter.send(account(settings, 1), touch, guard);
    await second(classic);
    await second(navigator, { inmailProduct: 'sales_navigator' });
    expect(happened('inmail_received', classic)).toMatchObject([
      { subject: '', text: 'A question\n\nDo you like maps?' },
    ]);
    expect(happened('inmail_received', navigator)).toMatchObject([
      { subject: 'A question', text: 'Do you like maps?' },
    ]);
  });

  it('to somebody who takes none is refused, and waits where the credits are spent', async () => {
    expect(await send(inmail(stranger(false)))).toMatchObject({
      kind: 'refused',
      code: 'inmail_not_allowed',
    });
    while (sandbox.world.network.creditsOf(sender()) > 0) await send(inmail());
    expect(await send(inmail())).toMatchObject({ kind: 'deferred', code: 'credits_spent' });
  });
});

describe('a withdrawal', () => {
  it('finds nothing where nobody was invited, or the invitation was accepted', async () => {
    const touch = newLinkedinTouch({ kind: 'linkedin_withdraw', target: stranger(), text: '' });
    expect(await send(touch)).toMatchObject({ kind: 'refused', code: 'nothing_to_withdraw' });
    const accepted = await withdrawal();
    const relationship = relationshipWith(accepted);
    sandbox.world.network.accept(relationship, relationship.invitation!);
    expect(await send(accepted)).toMatchObject({ kind: 'refused', code: 'nothing_to_withdraw' });
    expect(await evidence(accepted)).toMatchObject({ found: 'nothing' });
  });

  it('keeps the person from being invited again for three weeks', async () => {
    const touch = await withdrawal();
    await send(touch);
    expect(await send({ ...touch, kind: 'linkedin_invite' })).toMatchObject({
      kind: 'deferred',
      code: 'limit_reached',
    });
  });
});
