/**
 * Does an adapter keep the promises of the port?
 *
 * One suite for every channel, run against real servers that misbehave on demand. An adapter that passes can be trusted
 * with "at most one effect per touch".
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  InboxUnreadableError,
  type ChannelAccount,
  type ChannelAdapter,
  type OutgoingTouch,
  type RawSignal,
  type SendGuard,
} from '#application';
import fc from 'fast-check';

/** How the other side behaves towards the next send. */
export type ServerFault =
  | 'busy'
  /** The connection is cut while the request has not left yet. */
  | 'drop_before'
  /** Cut, or silent, once everything was received and took effect. */
  | 'drop_after_effect'
  | 'hang_after_effect'
  /** Silent, and nothing happened. */
  | 'hang_without_effect';

export interface ChannelHarness {
  /** With time-outs of a fraction of a second. */
  readonly adapter: ChannelAdapter;
  readonly account: ChannelAccount;
  readonly accountWithWrongSecret: ChannelAccount;
  /** Its server does not listen. */
  readonly accountOutOfReach: ChannelAccount;
  /** To somebody who can be reached; each one another. */
  readonly newTouch: () => OutgoingTouch;
  readonly touchToNobody: () => OutgoingTouch;
  readonly failNext: (fault: ServerFault) => void;
  /** How often the touch reached the other side. */
  readonly effectsOf: (touch: OutgoingTouch) => number;
  /** Somebody writes to the account. */
  readonly receive: (text: string) => Promise<void> | void;
  readonly source: RawSignal['source'];
  readonly stop: () => Promise<void>;
}

const open = (): SendGuard => ({ signal: new AbortController().signal, assertMaySend: () => undefined });
const anyTime = () => Temporal.Instant.from('2026-11-02T09:00:00Z');
const never = () => new AbortController().signal;

export function channelConformance(name: string, start: () => Promise<ChannelHarness>): void {
  describe(`the ${name} channel`, () => {
    let harness: ChannelHarness;
    beforeAll(async () => {
      harness = await start();
    });
    afterAll(() => harness.stop());

    const send = (touch: OutgoingTouch, guard = open(), account = harness.account) =>
      harness.adapter.send(account, touch, guard);

    describe('sending', () => {
      it('delivers once and names what the touch became', async () => {
        const touch = harness.newTouch();
        const outcome = await send(touch);
        expect(outcome).toMatchObject({ kind: 'delivered' });
        expect(outcome.kind === 'delivered' && outcome.externalId).toBeTruthy();
        expect(harness.effectsOf(touch)).toBe(1);
      });

      it('asks the guard once, and not before it must', async () => {
        const touch = harness.newTouch();
        const effectsWhenAsked: number[] = [];
        await send(touch, {
          ...open(),
          assertMaySend: () => effectsWhenAsked.push(harness.effectsOf(touch)),
        });
        expect(effectsWhenAsked).toEqual([0]);
      });

      it('lets nothing leave when the guard says no', async () => {
        const touch = harness.newTouch();
        const assertMaySend = () => {
          throw new Error('the deadline has passed');
        };
        const outcome = await send(touch, { ...open(), assertMaySend });
        expect(outcome).toMatchObject({ kind: 'deferred', code: 'deadline_passed' });
        expect(harness.effectsOf(touch)).toBe(0);
      });

      it('lets nothing leave when the send was given up before it began', async () => {
        const touch = harness.newTouch();
        const outcome = await send(touch, { ...open(), signal: AbortSignal.abort() });
        expect(outcome).toMatchObject({ kind: 'deferred', code: 'deadline_passed' });
        expect(harness.effectsOf(touch)).toBe(0);
      });

      it('does not know, when it is given up after the request left', async () => {
        const touch = harness.newTouch();
        harness.failNext('hang_after_effect');
        const outcome = await send(touch, { ...open(), signal: AbortSignal.timeout(150) });
        expect(outcome.kind).toBe('unknown');
        expect(harness.effectsOf(touch)).toBe(1);
      });

      it('is refused for somebody who does not exist', async () => {
        const touch = harness.touchToNobody();
        expect(await send(touch)).toMatchObject({ kind: 'refused' });
        expect(harness.effectsOf(touch)).toBe(0);
      });

      it('is deferred when the other side asks to come back later', async () => {
        const touch = harness.newTouch();
        harness.failNext('busy');
        expect(await send(touch)).toMatchObject({ kind: 'deferred' });
        expect(harness.effectsOf(touch)).toBe(0);
        expect(await send(touch)).toMatchObject({ kind: 'delivered' });
      });

      it('is deferred, and never unknown, when the server cannot be reached', async () => {
        const outcome = await send(harness.newTouch(), open(), harness.accountOutOfReach);
        expect(outcome).toMatchObject({ kind: 'deferred', code: 'provider_unavailable' });
      });

      it('is deferred, and never unknown, when the connection drops before the request left', async () => {
        const touch = harness.newTouch();
        harness.failNext('drop_before');
        expect(await send(touch)).toMatchObject({ kind: 'deferred', code: 'provider_unavailable' });
        expect(harness.effectsOf(touch)).toBe(0);
      });

      it.each(['drop_after_effect', 'hang_after_effect', 'hang_without_effect'] as const)(
        'is unknown after %s',
        async (fault) => {
          harness.failNext(fault);
          expect(await send(harness.newTouch())).toMatchObject({ kind: 'unknown' });
        },
      );

      it('asks for a person when the account is locked out', async () => {
        const outcome = await send(harness.newTouch(), open(), harness.accountWithWrongSecret);
        expect(outcome).toMatchObject({ kind: 'deferred', code: 'account_needs_attention' });
      });

      it('asks for a person when the settings are not usable', async () => {
        const outcome = await send(harness.newTouch(), open(), { ...harness.account, settings: {} });
        expect(outcome).toMatchObject({ kind: 'deferred', code: 'account_needs_attention' });
      });
    });

    describe('evidence', () => {
      const evidence = (touch: OutgoingTouch, account = harness.account) =>
        harness.adapter.findEvidence(account, touch, anyTime());

      it('is found for a touch whose answer was lost', async () => {
        const touch = harness.newTouch();
        harness.failNext('drop_after_effect');
        await send(touch);
        const found = await evidence(touch);
        expect(found).toMatchObject({ found: 'sent' });
        expect(found.found === 'sent' && found.externalId).toBeTruthy();
      });

      it("says that nothing went out when the provider's own record holds nothing", async () => {
        const touch = harness.newTouch();
        harness.failNext('hang_without_effect');
        await send(touch);
        expect(await evidence(touch)).toMatchObject({ found: 'nothing' });
      });

      it('claims nothing when the record cannot be read', async () => {
        expect(await evidence(harness.newTouch(), harness.accountOutOfReach)).toMatchObject({
          found: 'no_record',
        });
        expect(await evidence(harness.newTouch(), harness.accountWithWrongSecret)).toMatchObject({
          found: 'no_record',
        });
      });
    });

    describe('the inbox', () => {
      const read = (cursor?: string, account = harness.account) =>
        harness.adapter.readInbox(account, cursor, never());

      it('gives the same keys however often it is read', async () => {
        await harness.receive('first answer');
        const keys = (await read()).signals.map((signal) => signal.externalKey);
        const again = (await read()).signals.map((signal) => signal.externalKey);
        expect(keys.length).toBeGreaterThan(0);
        expect(again).toEqual(keys);
        expect(new Set(keys).size).toBe(keys.length);
      });

      it('gives what is new since the cursor, and who wrote', async () => {
        const before = await read();
        await harness.receive('what is the price?');
        const after = await read(before.cursor);
        const known = new Set(before.signals.map((signal) => signal.externalKey));
        const fresh = after.signals.filter((signal) => !known.has(signal.externalKey));
        expect(fresh).toHaveLength(1);
        expect(fresh[0]?.senderHint).toBeTruthy();
        expect(fresh[0]?.source).toBe(harness.source);
        const meaning = await harness.adapter.interpret(fresh[0]!, harness.account);
        expect(meaning).toMatchObject({ kind: 'reply', text: 'what is the price?', automatic: false });
        const later = await read(after.cursor);
        expect(
          later.signals.filter((s) => !known.has(s.externalKey) && s.externalKey !== fresh[0]?.externalKey),
        ).toEqual([]);
      });

      it('starts over, and loses nothing, on a cursor that it does not understand', async () => {
        const all = await read();
        const odd = await read('not a cursor');
        expect(odd.signals.map((s) => s.externalKey)).toEqual(all.signals.map((s) => s.externalKey));
      });

      it('tells a locked account from a server out of reach', async () => {
        await expect(read(undefined, harness.accountWithWrongSecret)).rejects.toMatchObject({
          name: InboxUnreadableError.name,
          code: 'account_needs_attention',
        });
        await expect(read(undefined, harness.accountOutOfReach)).rejects.toMatchObject({
          name: InboxUnreadableError.name,
          code: 'provider_unavailable',
        });
      });

      it('is given up when the signal fires', async () => {
        await expect(
          harness.adapter.readInbox(harness.account, undefined, AbortSignal.abort()),
        ).rejects.toBeInstanceOf(InboxUnreadableError);
      });
    });

    describe('interpretation', () => {
      it('never throws, whatever came in, and always says the same', async () => {
        const garbage = fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          fc.string().map((s) => `From: ${s}\r\n\r\n${s}`),
        );
        await fc.assert(
          fc.asyncProperty(garbage, async (raw) => {
            const input = { source: harness.source, raw };
            const first = await harness.adapter.interpret(input, harness.account);
            expect(await harness.adapter.interpret(input, harness.account)).toEqual(first);
            expect(() => harness.adapter.keyOfWebhook?.(raw)).not.toThrow();
          }),
        );
      });

      it('survives real input that was cut or altered on its way', async () => {
        await harness.receive('a sentence to be mutilated');
        const reading = await harness.adapter.readInbox(harness.account, undefined, never());
        const raw = reading.signals.at(-1)!.raw;
        const place = fc.nat({ max: raw.length });
        await fc.assert(
          fc.asyncProperty(place, place, fc.string({ unit: 'binary' }), async (from, to, junk) => {
            const altered = raw.slice(0, Math.min(from, to)) + junk + raw.slice(Math.max(from, to));
            await harness.adapter.interpret({ source: harness.source, raw: altered }, harness.account);
          }),
        );
      });
    });
  });
}
