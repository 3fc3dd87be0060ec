/**
 * Did this email go out after all?
 *
 * Its Message-ID is the same in every attempt, so the copy in the Sent folder answers. A server that files every
 * message itself also proves the opposite. Filing may lag behind sending by a moment: ask only after the lease of the
 * attempt is over.
 */
import type { ChannelAccount, Evidence, OutgoingTouch } from '#application';
import type { ImapFlow } from 'imapflow';
import { withMailbox } from './imap-session.js';
import type { EmailTimeouts } from './settings.js';

async function sentFolder(client: ImapFlow, configured: string | undefined): Promise<string | undefined> {
  if (configured !== undefined) return configured;
  const folders = await client.list();
  const marked = folders.find((folder) => folder.specialUse === '\\Sent');
  return (marked ?? folders.find((folder) => /^(sent|sent items|sent mail)$/i.test(folder.name)))?.path;
}

const noRecord = (detail: string): Evidence => ({ found: 'no_record', detail });

export async function findSentCopy(
  account: ChannelAccount,
  touch: OutgoingTouch,
  timeouts: EmailTimeouts,
): Promise<Evidence> {
  const { messageId } = touch;
  if (messageId === undefined) return noRecord('The touch carries no Message-ID to look for.');
  try {
    return await withMailbox(account, timeouts, new AbortController().signal, async (client, settings) => {
      const folder = await sentFolder(client, settings.imap.sentFolder);
      if (folder === undefined) return noRecord('The mailbox has no Sent folder.');
      await client.mailboxOpen(folder, { readOnly: true });
      const found = await client.search({ header: { 'message-id': messageId } }, { uid: true });
      if (!Array.isArray(found)) return noRecord(`The search in ${folder} was not answered.`);
      if (found.length > 0) {
        const threadKey = touch.references[0] ?? messageId;
        return { found: 'sent', externalId: messageId, threadKey, detail: `${folder} holds ${messageId}.` };
      }
      const detail = `${folder} does not hold ${messageId}.`;
      return settings.savesSent
        ? { found: 'nothing', detail }
        : noRecord(`${detail} This server files no copies of its own, so that proves nothing.`);
    });
  } catch (error) {
    return noRecord(error instanceof Error ? error.message : 'The mailbox could not be read.');
  }
}
