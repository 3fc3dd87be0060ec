/** How does a mail server misbehave at one exact point of the conversation? A few lines of SMTP that follow a script. */
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A reply line, or silence, or the end of the connection. */
type Act = 'drop' | 'hang' | (string & {});
export interface SmtpScript {
  readonly greeting?: Act;
  readonly auth?: Act;
  readonly mail?: Act;
  readonly rcpt?: Act;
  readonly data?: Act;
  /** After this many bytes of the body, the connection drops. */
  readonly dropMidBody?: boolean;
  readonly body?: Act;
  readonly dropAfterBody?: boolean;
  readonly extensions?: readonly string[];
}

export interface ScriptedSmtp {
  readonly port: number;
  readonly commands: string[];
  /** Bodies received up to their final dot. */
  readonly bodies: string[];
  /** Bytes of body that arrived at all. */
  readonly bodyBytes: () => number;
  readonly stop: () => Promise<void>;
}

export async function startScriptedSmtp(script: SmtpScript): Promise<ScriptedSmtp> {
  const commands: string[] = [];
  const bodies: string[] = [];
  const sockets = new Set<Socket>();
  let bodyBytes = 0;

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    let pending = '';
    let inBody = false;
    const act = (what: Act) => {
      if (what === 'drop') socket.destroy();
      else if (what !== 'hang') socket.write(`${what}\r\n`);
    };
    const answer = (command: string): Act => {
      const verb = command.slice(0, 4).toUpperCase();
      if (verb === 'EHLO') {
        const lines = ['scripted.test', ...(script.extensions ?? [])];
        return lines.map((line, i) => `250${i === lines.length - 1 ? ' ' : '-'}${line}`).join('\r\n');
      }
      if (verb === 'AUTH') return script.auth ?? '235 2.7.0 ok';
      if (verb === 'MAIL') return script.mail ?? '250 2.1.0 ok';
      if (verb === 'RCPT') return script.rcpt ?? '250 2.1.5 ok';
      const refused = [script.mail, script.rcpt].some((reply) => /^[45]/.test(reply ?? ''));
      if (verb === 'DATA') return refused ? '503 5.5.1 nobody to send to' : (script.data ?? '354 go on');
      return verb === 'QUIT' ? '221 2.0.0 bye' : '502 5.5.1 not here';
    };
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1');
      if (inBody) bodyBytes += chunk.length;
      for (;;) {
        if (inBody) {
          if (script.dropMidBody) return void socket.destroy();
          const end = pending.indexOf('\r\n.\r\n');
          if (end === -1) return;
          bodies.push(pending.slice(0, end));
          pending = pending.slice(end + 5);
          inBody = false;
          act(script.body ?? '250 2.0.0 queued');
          if (script.dropAfterBody) return void setTimeout(() => socket.destroy(), 20);
        } else {
          const end = pending.indexOf('\r\n');
          if (end === -1) return;
          const command = pending.slice(0, end);
          pending = pending.slice(end + 2);
          commands.push(command);
          const what = answer(command);
          inBody = command.toUpperCase() === 'DATA' && what.startsWith('354');
          act(what);
        }
      }
    });
    act(script.greeting ?? '220 scripted.test ESMTP');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    commands,
    bodies,
    bodyBytes: () => bodyBytes,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
