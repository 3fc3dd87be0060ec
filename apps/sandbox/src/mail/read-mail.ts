/** What does a mail say? The parts of it that a recipient looks at. */
import PostalMime from 'postal-mime';

export interface ReadMail {
  /** With its angle brackets, as are the others; empty if the mail has none. */
  readonly messageId: string;
  readonly inReplyTo: string | undefined;
  /** Oldest first. */
  readonly references: readonly string[];
  readonly subject: string;
  readonly from: string;
  readonly fromName: string;
  /** Where answers go. */
  readonly answerTo: string;
  readonly text: string;
  /** Names in lower case; of a repeated header, the first. */
  readonly headers: ReadonlyMap<string, string>;
}

export async function readMail(raw: Buffer): Promise<ReadMail> {
  const mail = await PostalMime.parse(raw);
  const headers = new Map<string, string>();
  for (const { key, value } of mail.headers) if (!headers.has(key)) headers.set(key, value);
  const from = mail.from?.address ?? '';
  return {
    messageId: mail.messageId ?? '',
    inReplyTo: mail.inReplyTo,
    references: mail.references?.match(/<[^>]+>/g) ?? [],
    subject: mail.subject ?? '',
    from,
    fromName: mail.from?.name || from,
    answerTo: mail.replyTo?.[0]?.address ?? from,
    text: mail.text ?? '',
    headers,
  };
}

/** The one-click address of RFC 8058: a web address in List-Unsubscribe, and List-Unsubscribe-Post beside it. */
export function oneClickUrl(mail: ReadMail): string | undefined {
  const offered = /List-Unsubscribe=One-Click/i.test(mail.headers.get('list-unsubscribe-post') ?? '');
  return offered
    ? /<(https?:\/\/[^>\s]+)>/i.exec(mail.headers.get('list-unsubscribe') ?? '')?.[1]
    : undefined;
}
