/**
 * How do senders hand over their mail?
 *
 * A submission server: each sender logs in with its mailbox' password, may only write as itself, and finds a copy of
 * what was accepted in Sent, as with Gmail. Mail for a mailbox of this world lands in its INBOX.
 */
import type { AddressInfo, Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { RunningServer } from '../imap/imap-server.js';
import type { Mailbox, MailboxStore } from '../imap/mailbox-store.js';
import { SmtpFaults } from './smtp-faults.js';

export type Verdict = 'accept' | { readonly code: number; readonly text: string };

export interface AcceptedMail {
  readonly sender: Mailbox;
  /** Envelope sender; a detail after `+` stays in it. */
  readonly returnPath: string;
  readonly recipients: readonly string[];
  readonly raw: Buffer;
}

export interface SmtpServerOptions {
  readonly mailboxes: MailboxStore;
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port?: number;
  readonly faults?: SmtpFaults;
  /** Does this recipient's server take mail for them? Everybody's does unless told otherwise. */
  readonly verdict?: (recipient: string) => Verdict;
  readonly onAccepted?: (mail: AcceptedMail) => void | Promise<void>;
  readonly onRefused?: (sender: Mailbox, recipient: string) => void;
}

type Answer = (error?: Error | null) => void;

export async function startSmtpServer(options: SmtpServerOptions): Promise<RunningServer> {
  const faults = options.faults ?? new SmtpFaults();
  const sockets = new Map<number, Socket>();
  const cut = (session: SMTPServerSession) => sockets.get(session.remotePort)?.destroy();
  const senderOf = (session: SMTPServerSession) => options.mailboxes.find(String(session.user))!;

  const server = new SMTPServer({
    name: 'smtp.sandbox.test',
    logger: false,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, answer) => {
      const mailbox = options.mailboxes.authenticate(username ?? '', password ?? '');
      if (mailbox) answer(null, { user: mailbox.address });
      else answer(refusal(535, '5.7.8 Unknown address or wrong password'));
    },
    onMailFrom: ({ address }, session, answer) =>
      options.mailboxes.find(address) === senderOf(session)
        ? answer()
        : answer(refusal(553, '5.7.1 Sender address not owned by the user who logged in')),
    onRcptTo: ({ address }, session, answer) => {
      if (faults.take('drop_before_data')) return void cut(session);
      if (faults.take('450_rcpt')) return answer(refusal(450, '4.2.1 Try again later'));
      const verdict = options.mailboxes.find(address) ? 'accept' : (options.verdict?.(address) ?? 'accept');
      if (verdict === 'accept') return answer();
      options.onRefused?.(senderOf(session), address);
      return answer(refusal(verdict.code, verdict.text));
    },
    onData: (stream, session, answer) => void receive(stream, session, answer),
  });

  async function receive(stream: Readable, session: SMTPServerSession, answer: Answer): Promise<void> {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      const fault = faults.take('drop_after_body', 'hang_after_body');
      if (fault?.accepted !== false) await accept(Buffer.concat(chunks), session);
      if (fault?.mode === 'drop_after_body') cut(session);
      else if (!fault) answer();
    } catch (error) {
      answer(error instanceof Error ? error : new Error(String(error)));
    }
  }

  async function accept(raw: Buffer, session: SMTPServerSession): Promise<void> {
    const sender = senderOf(session);
    const { mailFrom, rcptTo } = session.envelope;
    const returnPath = mailFrom ? mailFrom.address : sender.address;
    const recipients = rcptTo.map(({ address }) => address.toLowerCase());
    sender.sent.add(raw, options.mailboxes.now(), ['\\Seen']);
    for (const recipient of recipients) {
      const trace = `Return-Path: <${returnPath}>\r\nDelivered-To: ${recipient}\r\n`;
      options.mailboxes
        .find(recipient)
        ?.inbox.add(Buffer.concat([Buffer.from(trace), raw]), options.mailboxes.now());
    }
    await options.onAccepted?.({ sender, returnPath, recipients, raw });
  }

  // A socket that goes away in the middle of a mail is the client's affair.
  server.on('error', () => undefined);
  server.server.prependListener('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
    if (faults.take('refuse')) socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets.values()) socket.destroy();
      }),
  };
}

const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });
