/** How does an email touch leave? Everything that can be refused without a connection is refused first. */
import type { ChannelAccount, OutgoingTouch, SendGuard } from '#application';
import type { Outcome } from '#domain';
import { plainAddress } from './address.js';
import { composeEmail, isWebLink } from './compose.js';
import { readEmailSettings, type EmailTimeouts } from './settings.js';
import { outcomeOfFailure } from './smtp-outcome.js';
import { submit } from './smtp-submit.js';

const MESSAGE_ID = /^<[^<>\s@]+@[^<>\s@]+>$/;

const refused = (code: Extract<Outcome, { kind: 'refused' }>['code'], detail: string): Outcome => ({
  kind: 'refused',
  code,
  detail,
});

export async function sendEmail(
  account: ChannelAccount,
  touch: OutgoingTouch,
  guard: SendGuard,
  timeouts: EmailTimeouts,
): Promise<Outcome> {
  const reading = readEmailSettings(account);
  if (!reading.ok) return { kind: 'deferred', code: 'account_needs_attention', detail: reading.problem };
  const from = plainAddress(account.address);
  if (from === undefined) {
    return {
      kind: 'deferred',
      code: 'account_needs_attention',
      detail: 'The account has no usable address.',
    };
  }
  const to = touch.target.kind === 'email' ? plainAddress(touch.target.value) : undefined;
  if (to === undefined) return refused('recipient_unreachable', 'The target is not one plain email address.');
  const { messageId } = touch;
  if (messageId === undefined || !MESSAGE_ID.test(messageId)) {
    return refused('rejected', 'The touch carries no Message-ID, so its fate could never be looked up.');
  }
  if (touch.unsubscribeUrl !== undefined && !isWebLink(touch.unsubscribeUrl)) {
    return refused('content_refused', 'The unsubscribe link is not a web address.');
  }

  const email = await composeEmail(account, { ...touch, messageId }, { from, to }).catch(() => undefined);
  if (email === undefined) return refused('content_refused', 'The text cannot be written as an email.');
  const submission = await submit(
    reading.settings.smtp,
    account.credentials.password,
    timeouts,
    email,
    guard,
  );
  if (!submission.accepted) return outcomeOfFailure(submission);
  return {
    kind: 'delivered',
    externalId: messageId,
    threadKey: touch.references[0] ?? messageId,
    detail: submission.response.slice(0, 500),
  };
}
