/**
 * How do conversations come over? Into the account of the identity that has the same name here; those of an identity that
 * has none yet are told, and come with the next import once its account is connected.
 */
import type { Bringing } from './bringing.ts';
import { bringLeads, nameOf } from './bring-leads.ts';
import { translateMarkup } from './markup.ts';
import type { LgmConversation, LgmConversationMessage, LgmLead } from './records.ts';

const CHANNELS: Readonly<Record<string, 'email' | 'linkedin'>> = { EMAIL: 'email', LINKEDIN: 'linkedin' };
/** Messages in one call of conversations.import. */
const MESSAGES_A_CALL = 200;
const LONGEST_TEXT = 50_000;

interface Speaker {
  readonly name: string;
  /** Account ids by channel. */
  readonly accounts: Partial<Record<'email' | 'linkedin', string>>;
}

export async function bringConversations(bringing: Bringing): Promise<void> {
  const { lgm, progress, report, say } = bringing;
  const speakers = await speakersOf(bringing);
  for await (const conversation of lgm.conversations()) {
    const piece = `conversation:${conversation.id}`;
    if (progress.isDone(piece)) continue;
    const lead = await lgm.lead(conversation.leadId);
    const note = await bring(bringing, conversation, lead, speakers.get(conversation.identityId));
    const name = lead === undefined ? conversation.id : nameOf(lead);
    if (note !== undefined) report.notes.push({ about: 'conversation', id: conversation.id, name, note });
    else say(`  with ${name}`);
    progress.finish(piece);
  }
}

/** What was left out, in words; undefined when all came over. */
async function bring(
  bringing: Bringing,
  conversation: LgmConversation,
  lead: LgmLead | undefined,
  speaker: Speaker | undefined,
): Promise<string | undefined> {
  const { lgm, overture, report } = bringing;
  if (lead === undefined) return 'Its lead is not there any more; it was left out.';
  const written = (await lgm.conversationMessages(conversation.id)).filter(wasWritten);
  const messages = written.filter((message) => textOf(message).length <= LONGEST_TEXT);
  if (messages.length < written.length)
    report.notes.push({
      about: 'conversation',
      id: conversation.id,
      name: nameOf(lead),
      note: `${written.length - messages.length} messages are longer than ${LONGEST_TEXT} characters and were left out.`,
    });
  const channels = new Set(messages.map(({ type }) => CHANNELS[type]));
  const missing = [...channels].filter((channel) => channel !== undefined && !speaker?.accounts[channel]);
  if (missing.length > 0)
    return `${speaker?.name ?? 'Its identity'} has no ${missing.join(' and ')} account here under the same name; connect it and import again.`;
  const leadId = (await bringLeads(bringing, [lead])).get(lead.id);
  if (leadId === undefined) return 'Its lead could not be taken; it was left out.';
  for (const channel of channels) {
    const accountId = channel && speaker?.accounts[channel];
    if (accountId === undefined) continue;
    const own = messages.filter(({ type }) => CHANNELS[type] === channel).map(toPast);
    for (let from = 0; from < own.length; from += MESSAGES_A_CALL) {
      const part = own.slice(from, from + MESSAGES_A_CALL);
      const needsReply = conversation.status === 'OPEN' && own.at(-1)?.direction === 'in';
      const { added, known } = await overture.conversations.import({
        leadId,
        accountId,
        needsReply,
        messages: part,
      });
      report.counts.messagesAdded += added;
      report.counts.messagesKnown += known;
    }
  }
  report.counts.conversations += 1;
  return undefined;
}

/** A send that failed may claim to have been received; their own notes are no messages. */
function wasWritten(message: LgmConversationMessage): boolean {
  return CHANNELS[message.type] !== undefined && message.status !== 'SEND_FAILED' && textOf(message) !== '';
}

function textOf({ text, html }: LgmConversationMessage): string {
  return text?.trim() ?? translateMarkup(html ?? '').text;
}

function toPast(message: LgmConversationMessage) {
  const { id, status, subject, date } = message;
  return {
    externalId: id,
    direction: status === 'RECEIVED' ? ('in' as const) : ('out' as const),
    ...(subject === undefined || subject.trim() === '' ? {} : { subject }),
    text: textOf(message),
    occurredAt: new Date(date).toISOString(),
  };
}

async function speakersOf({ lgm, overture }: Bringing): Promise<ReadonlyMap<string, Speaker>> {
  const { data } = await overture.identities.list({});
  const ours = new Map(data.map((identity) => [identity.name.toLowerCase(), identity]));
  return new Map(
    (await lgm.identities()).map(({ id, name }) => {
      const accounts = ours.get(name.toLowerCase())?.accounts ?? [];
      return [id, { name, accounts: Object.fromEntries(accounts.map((one) => [one.channel, one.id])) }];
    }),
  );
}
