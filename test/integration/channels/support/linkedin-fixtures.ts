/** Which LinkedIn account and which touches do the tests use? */
import type { ChannelAccount, OutgoingTouch } from '#application';

export const linkedinAccount = (baseUrl: string, apiKey = 'key-1'): ChannelAccount => ({
  accountId: 'acc-2',
  channel: 'linkedin',
  address: 'acc_ada',
  displayName: 'Ada Sender',
  settings: { baseUrl },
  credentials: { apiKey },
});

let counter = 1000;

export function newLinkedinTouch(changes: Partial<OutgoingTouch> = {}): OutgoingTouch {
  counter += 1;
  return {
    touchId: `touch-${counter}`,
    kind: 'linkedin_invite',
    target: { kind: 'linkedin_public_id', value: `pub-${counter}`, displayName: 'Somebody' },
    text: `Hello number ${counter}`,
    references: [],
    ...changes,
  };
}
