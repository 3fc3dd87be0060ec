/** How does Overture act on LinkedIn? Over Unipile's v2 HTTP API (https://developer.unipile.com/v2.0/docs). */
import { InboxUnreadableError, type ChannelAccount, type ChannelAdapter } from '#application';
import { findEvidence } from './evidence.js';
import { callerFor, createDispatcher, type Call } from './http.js';
import { UNIPILE_INTERPRETER_VERSION, interpretUnipile } from './interpret.js';
import { pollUnipile } from './poll.js';
import { sendThroughUnipile } from './send.js';
import { LINKEDIN_TIMEOUTS, readUnipileAccess, type LinkedinTimeouts } from './settings.js';
import { keyOfWebhook } from './webhook.js';

export interface LinkedinAdapterOptions {
  readonly timeouts?: Partial<LinkedinTimeouts>;
}

export function createUnipileAdapter(options: LinkedinAdapterOptions = {}): ChannelAdapter {
  const timeouts = { ...LINKEDIN_TIMEOUTS, ...options.timeouts };
  const dispatcher = createDispatcher(timeouts);
  const open = (account: ChannelAccount): Call | { readonly problem: string } => {
    const access = readUnipileAccess(account);
    return 'problem' in access ? access : callerFor(access, dispatcher, timeouts);
  };
  const productOf = (account: ChannelAccount) => {
    const access = readUnipileAccess(account);
    return 'problem' in access ? undefined : access.inmailProduct;
  };
  return {
    channel: 'linkedin',
    send: async (account, touch, guard) => {
      const call = open(account);
      return 'problem' in call
        ? { kind: 'deferred', code: 'account_needs_attention', detail: call.problem }
        : sendThroughUnipile(call, touch, guard, productOf(account));
    },
    findEvidence: async (account, touch) => {
      const call = open(account);
      return 'problem' in call ? { found: 'no_record', detail: call.problem } : findEvidence(call, touch);
    },
    readInbox: async (account, cursor, signal) => {
      const call = open(account);
      if ('problem' in call) throw new InboxUnreadableError('account_needs_attention', call.problem);
      return pollUnipile(call, cursor, signal);
    },
    interpreterVersion: UNIPILE_INTERPRETER_VERSION,
    keyOfWebhook,
    interpret: (signal, account) => interpretUnipile(signal.raw, account.address),
  };
}
