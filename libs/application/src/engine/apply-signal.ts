/** What follows from a signal: a reply, a bounce, an acceptance, the state of an account? */
import { type Channel, classifyReply, stopReasonFor } from '#domain';
import type { Signal } from '../channels/channel.port.js';
import type { Attribution } from './correspondence-store.port.js';
import type { EngineDependencies } from './engine-dependencies.js';
import type { EngineStores } from './engine-stores.port.js';
import { brakeMailbox } from './tighten.js';
import { unsubscribe } from './unsubscribe.js';

interface Origin {
  readonly accountId: string;
  readonly channel: Channel;
}

/** What was done, in a word, for the record beside the raw signal. */
export type Applied = 'applied' | 'duplicate' | 'unmatched' | 'ignored';

export async function applySignal(
  deps: EngineDependencies,
  stores: EngineStores,
  origin: Origin,
  signal: Signal,
  now: Temporal.Instant,
): Promise<Applied> {
  switch (signal.kind) {
    case 'reply':
      return applyReply(deps, stores, origin, signal, now);
    case 'bounce':
      return applyBounce(stores, signal, now);
    case 'complaint':
      return applyComplaint(stores, signal, now);
    case 'invitation_accepted':
      return applyAcceptance(deps, stores, signal, now);
    case 'account_status':
      return applyAccountStatus(stores, origin, signal, now);
    case 'irrelevant':
      return 'ignored';
  }
}

async function applyReply(
  deps: EngineDependencies,
  stores: EngineStores,
  origin: Origin,
  reply: Extract<Signal, { kind: 'reply' }>,
  now: Temporal.Instant,
): Promise<Applied> {
  const who = await attributeReply(stores, origin, reply);
  if (!who) return 'unmatched';
  await stores.stops.lockLead(who.leadId);
  const { disposition } = classifyReply({
    text: reply.text,
    subject: reply.subject,
    automatic: reply.automatic,
  });
  const messageId = deps.newId();
  const conversationId = await stores.correspondence.receive({
    id: messageId,
    accountId: origin.accountId,
    leadId: who.leadId,
    channel: origin.channel,
    threadKey: reply.threadKey ?? null,
    subject: reply.subject ?? null,
    text: reply.text,
    externalId: reply.externalId,
    disposition,
    automatic: reply.automatic,
    at: now,
  });
  if (!conversationId) return 'duplicate';
  await stores.events.append(
    [
      {
        type: 'reply.received',
        data: { ...who, messageId, conversationId, channel: origin.channel, disposition },
      },
    ],
    now,
  );
  const stop = stopReasonFor({ kind: 'reply', disposition, automatic: reply.automatic });
  if (stop === null) return 'applied';
  if (who.enrollmentId) await stores.correspondence.markReplied(who.enrollmentId, now);
  if (stop === 'unsubscribed') await unsubscribe(stores, who, 'reply', now);
  else await stores.stops.stopLead(who.leadId, stop, now);
  return 'applied';
}

/** By what is answered, then by the chat, then by who wrote. */
async function attributeReply(
  stores: EngineStores,
  origin: Origin,
  reply: Extract<Signal, { kind: 'reply' }>,
): Promise<Attribution | undefined> {
  const { correspondence } = stores;
  const byMessage =
    reply.answers.length > 0 ? await correspondence.attributeByMessage(reply.answers) : undefined;
  if (byMessage) return byMessage;
  const byThread = reply.threadKey
    ? await correspondence.attributeByThread(origin.accountId, reply.threadKey)
    : undefined;
  if (byThread) return byThread;
  return origin.channel === 'email'
    ? correspondence.attributeByIdentity(['email'], [reply.from.toLowerCase()], 'email')
    : correspondence.attributeByIdentity(
        ['linkedin_member_id', 'linkedin_public_id'],
        [reply.from],
        'linkedin',
      );
}

async function applyBounce(
  stores: EngineStores,
  bounce: Extract<Signal, { kind: 'bounce' }>,
  now: Temporal.Instant,
): Promise<Applied> {
  // Anybody can send a report: only one about a message of ours, to an address of that person, is believed.
  const who = bounce.messageId
    ? await stores.correspondence.attributeByMessage([bounce.messageId])
    : undefined;
  if (!who) return 'unmatched';
  const own = await stores.correspondence.emailsOf(who.leadId);
  const recipient = bounce.recipient?.toLowerCase();
  if (recipient !== undefined && !own.includes(recipient)) return 'unmatched';
  await stores.events.append([{ type: 'email.bounced', data: { ...who, hard: bounce.hard } }], now);
  const stop = stopReasonFor({ kind: 'bounce', hard: bounce.hard });
  if (stop === null) return 'applied';
  const senders = bounce.messageId ? await stores.attempts.cameBack([bounce.messageId], 'bounced') : [];
  await stores.stops.stopLead(who.leadId, stop, now);
  for (const value of recipient === undefined ? own : [recipient])
    await stores.stops.suppress({ kind: 'email', value, reason: 'hard bounce', source: 'dsn' }, stop, now);
  for (const accountId of senders) await brakeMailbox(stores, accountId, now);
  return 'applied';
}

/** Whoever complains is never written to again, and the mailbox is judged. Only a report on a message of ours is believed. */
async function applyComplaint(
  stores: EngineStores,
  complaint: Extract<Signal, { kind: 'complaint' }>,
  now: Temporal.Instant,
): Promise<Applied> {
  const messageIds = complaint.messageId ? [complaint.messageId] : [];
  const who = await stores.correspondence.attributeByMessage(messageIds);
  if (!who) return 'unmatched';
  await unsubscribe(stores, who, 'complaint', now);
  for (const accountId of await stores.attempts.cameBack(messageIds, 'complained'))
    await brakeMailbox(stores, accountId, now);
  return 'applied';
}

async function applyAcceptance(
  deps: EngineDependencies,
  stores: EngineStores,
  signal: Extract<Signal, { kind: 'invitation_accepted' }>,
  now: Temporal.Instant,
): Promise<Applied> {
  // Public ids are kept in lower case, member ids as they are.
  const values = [signal.memberId, signal.publicId?.normalize('NFC').toLowerCase()].filter(
    (value) => value !== undefined,
  );
  const who = await stores.correspondence.attributeByIdentity(
    ['linkedin_member_id', 'linkedin_public_id'],
    values,
    'linkedin',
  );
  if (!who) return 'unmatched';
  // The leads' lock comes before the person's, as for whoever merges or erases them.
  if (signal.memberId) await stores.correspondence.holdIdentities();
  await stores.stops.lockLead(who.leadId);
  if (signal.memberId)
    await stores.correspondence.addIdentity(who.leadId, 'linkedin_member_id', signal.memberId, deps.newId());
  const accepted = await stores.correspondence.acceptInvitation(who.leadId, now);
  await stores.events.append(
    accepted.map((data) => ({ type: 'invitation.accepted' as const, data })),
    now,
  );
  return accepted.length > 0 ? 'applied' : 'duplicate';
}

async function applyAccountStatus(
  stores: EngineStores,
  origin: Origin,
  signal: Extract<Signal, { kind: 'account_status' }>,
  now: Temporal.Instant,
): Promise<Applied> {
  if (!(await stores.attempts.setAccountStatus(origin.accountId, signal.status, signal.detail)))
    return 'duplicate';
  await stores.events.append(
    [
      {
        type: 'account.status_changed',
        data: { accountId: origin.accountId, status: signal.status },
      },
    ],
    now,
  );
  return 'applied';
}
