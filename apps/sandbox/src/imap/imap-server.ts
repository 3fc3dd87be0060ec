/**
 * How do clients read the mailboxes?
 *
 * An IMAP4rev1 server (RFC 3501) with as much of the protocol as a mail client needs to follow a mailbox: plain text on
 * loopback, no deletion.
 */
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';
import { folderCommands } from './folder-commands.js';
import { loginCommands } from './login-commands.js';
import { mailCommands } from './mail-commands.js';
import type { MailboxStore } from './mailbox-store.js';
import { type Handler, ImapSession } from './session.js';

const HANDLERS: ReadonlyMap<string, Handler> = new Map(
  Object.entries({ ...loginCommands, ...folderCommands, ...mailCommands }),
);

export interface ImapServerOptions {
  readonly mailboxes: MailboxStore;
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port?: number;
}

export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

export async function startImapServer(options: ImapServerOptions): Promise<RunningServer> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    new ImapSession(socket, options.mailboxes, HANDLERS).run().catch(() => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server, sockets) };
}

function closeServer(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
}
