/**
 * What is the Message-ID of a touch?
 *
 * Derived from the touch, so that each attempt carries the same one: that is how a sent copy, a bounce or a reply is
 * recognised, and how a mail that may have gone out is looked up. Signed in part, so that nobody outside can make one.
 */
import { createHmac, hkdfSync } from 'node:crypto';

/** RFC 5322 msg-id with its angle brackets, under the sender's own domain. `secretKey` is base64. */
export function createMessageIds(secretKey: string): (touchId: string, senderAddress: string) => string {
  const key = Buffer.from(
    hkdfSync('sha256', Buffer.from(secretKey, 'base64'), '', 'overture message id', 32),
  );
  return (touchId, senderAddress) => {
    const plain = touchId.replaceAll('-', '');
    const proof = createHmac('sha256', key).update(plain).digest('hex').slice(0, 8);
    const domain = senderAddress.slice(senderAddress.lastIndexOf('@') + 1);
    return `<t.${plain}.${proof}@${domain}>`;
  };
}
