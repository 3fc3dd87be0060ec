/** How is a server lost and found without stopping it for others? Through a gate that stands before it. */
import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from '../../../support/free-port.js';

export interface TcpGate {
  readonly port: number;
  /** Breaks what is open and refuses what comes. */
  shut(): Promise<void>;
  reopen(): Promise<void>;
}

export async function openGate(target: { readonly host: string; readonly port: number }): Promise<TcpGate> {
  const port = await freePort();
  const sockets = new Set<Socket>();
  let server: Server;
  const track = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  };
  const reopen = (): Promise<void> => {
    server = createServer((client) => {
      const upstream = connect(target.port, target.host);
      track(client);
      track(upstream);
      client.pipe(upstream).pipe(client);
      client.once('close', () => upstream.destroy());
      upstream.once('close', () => client.destroy());
    });
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  };
  await reopen();
  return {
    port,
    reopen,
    shut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
