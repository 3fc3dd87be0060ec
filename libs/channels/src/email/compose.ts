/** Which bytes make up this touch as an email? The same touch always carries the same Message-ID. */
import type { ChannelAccount, OutgoingTouch } from '#application';
import MailComposer from 'nodemailer/lib/mail-composer';

export interface ComposedEmail {
  readonly from: string;
  readonly to: string;
  readonly body: Buffer;
}

/** RFC 8058: one click without a page in between; the same link stands in the text for people whose client hides it. */
function unsubscribeHeaders(url: string | undefined) {
  if (url === undefined) return {};
  return {
    'List-Unsubscribe': { prepared: true, value: `<${url}>` },
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

const withFooter = (text: string, url: string | undefined): string =>
  url === undefined ? text : `${text.trimEnd()}\n\nNot interested? Unsubscribe here: ${url}\n`;

/** A web link and nothing else, so that it cannot end its header or its angle brackets early. */
export function isWebLink(url: string): boolean {
  return URL.canParse(url) && /^https?:\/\/[\x21-\x3b\x3d\x3f-\x7e]+$/i.test(url);
}

export async function composeEmail(
  account: Pick<ChannelAccount, 'displayName'>,
  touch: OutgoingTouch & { readonly messageId: string },
  envelope: { readonly from: string; readonly to: string },
): Promise<ComposedEmail> {
  const inReplyTo = touch.references.at(-1);
  const body = await new MailComposer({
    from: { name: account.displayName, address: envelope.from },
    to: { name: touch.target.displayName, address: envelope.to },
    subject: touch.subject ?? '',
    text: withFooter(touch.text, touch.unsubscribeUrl),
    messageId: touch.messageId,
    ...(inReplyTo === undefined ? {} : { inReplyTo, references: [...touch.references] }),
    headers: unsubscribeHeaders(touch.unsubscribeUrl),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  return { ...envelope, body };
}
