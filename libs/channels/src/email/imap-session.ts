/** How is a mailbox opened for one piece of work, and what does it mean when it cannot be? */
import { InboxUnreadableError, type ChannelAccount } from '#application';
import { ImapFlow } from 'imapflow';
import { mustUseTls, readEmailSettings, type EmailSettings, type EmailTimeouts } from './settings.js';

/** Answers of a server beyond these sizes end the connection: a mailbox is not allowed to exhaust the worker. */
const MAX_LITERAL_BYTES = 4 * 1024 * 1024;

function connectTo(
  imap: EmailSettings['imap'],
  user: string,
  pass: string,
  timeouts: EmailTimeouts,
): ImapFlow {
  return new ImapFlow({
    host: imap.host,
    port: imap.port,
    secure: imap.secure,
    ...(!imap.secure && mustUseTls(imap, true) ? { doSTARTTLS: true } : {}),
    auth: { user, pass },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: timeouts.connectionMs,
    greetingTimeout: timeouts.greetingMs,
    socketTimeout: timeouts.socketMs,
    maxLiteralSize: MAX_LITERAL_BYTES,
    maxLineLength: MAX_LITERAL_BYTES,
    maxResponseSize: 2 * MAX_LITERAL_BYTES,
  });
}

/** RFC 5530: a server may refuse a login for its own reasons, which says nothing about the password. */
const TEMPORARY_LOGIN_CODES = ['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG'];

function unreadable(error: unknown): InboxUnreadableError {
  if (error instanceof InboxUnreadableError) return error;
  const { authenticationFailed, serverResponseCode, tlsFailed } = error as {
    authenticationFailed?: boolean;
    serverResponseCode?: string;
    tlsFailed?: boolean;
  };
  if (authenticationFailed && !TEMPORARY_LOGIN_CODES.includes(serverResponseCode ?? '')) {
    const message = 'The mailbox refused the login. Renew the password of this account.';
    return new InboxUnreadableError('account_needs_attention', message, { cause: error });
  }
  if (tlsFailed) {
    const message =
      'The server offers no TLS, and the password is not sent in clear. Correct the settings of this account.';
    return new InboxUnreadableError('account_needs_attention', message, { cause: error });
  }
  const reason = error instanceof Error ? error.message : 'no reason given';
  return new InboxUnreadableError(
    'provider_unavailable',
    `The mailbox could not be read: ${reason.slice(0, 300)}`,
    {
      cause: error,
    },
  );
}

/** @throws InboxUnreadableError whatever goes wrong; the connection is closed in every case. */
export async function withMailbox<T>(
  account: ChannelAccount,
  timeouts: EmailTimeouts,
  signal: AbortSignal,
  work: (client: ImapFlow, settings: EmailSettings) => Promise<T>,
): Promise<T> {
  const reading = readEmailSettings(account);
  if (!reading.ok) throw new InboxUnreadableError('account_needs_attention', reading.problem);
  const { imap } = reading.settings;
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(timeouts.totalMs)]);
  const client = connectTo(imap, imap.user ?? account.address, account.credentials.password ?? '', timeouts);
  const close = () => client.close();
  // Without a listener, a broken connection would end the process; the pending command rejects anyway.
  client.on('error', close);
  deadline.addEventListener('abort', close, { once: true });
  try {
    deadline.throwIfAborted();
    await client.connect();
    const result = await work(client, reading.settings);
    await client.logout().catch(close);
    return result;
  } catch (error) {
    client.close();
    throw unreadable(deadline.aborted ? (deadline.reason ?? error) : error);
  } finally {
    deadline.removeEventListener('abort', close);
  }
}
