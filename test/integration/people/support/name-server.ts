/** What does a name server say in a test? A small one on 127.0.0.1 that knows a few domains (RFC 1035, RFC 7505). */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** MX names, A addresses, or how it fails; a domain that is not named does not exist. */
export interface Zone {
  readonly mx?: readonly string[];
  readonly a?: readonly string[];
  readonly fails?: true;
}

export interface NameServer {
  /** As in `127.0.0.1:5353`. */
  readonly address: string;
  readonly zones: Map<string, Zone>;
  /** Questions that came in. */
  asked(): number;
  close(): Promise<void>;
}

const TYPES = { A: 1, MX: 15 } as const;
const OK = 0;
const SERVER_FAILURE = 2;
const NO_SUCH_NAME = 3;

export async function startNameServer(): Promise<NameServer> {
  const zones = new Map<string, Zone>();
  const socket = createSocket('udp4');
  let asked = 0;
  socket.on('message', (question, from) => {
    asked += 1;
    socket.send(answer(question, zones), from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    zones,
    asked: () => asked,
    close: () => new Promise((done) => socket.close(() => done())),
  };
}

function answer(question: Buffer, zones: ReadonlyMap<string, Zone>): Buffer {
  const { name, type, end } = readQuestion(question);
  const zone = zones.get(name);
  const records: Buffer[] = [];
  if (type === TYPES.MX) for (const exchange of zone?.mx ?? []) records.push(mxRecord(exchange));
  if (type === TYPES.A) for (const address of zone?.a ?? []) records.push(aRecord(address));
  const code = zone === undefined ? NO_SUCH_NAME : zone.fails ? SERVER_FAILURE : OK;
  const header = Buffer.alloc(12);
  question.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8180 | code, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  return Buffer.concat([header, question.subarray(12, end), ...records]);
}

function readQuestion(message: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('ascii', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1), end: at + 5 };
}

const nameOf = (name: string): Buffer =>
  Buffer.concat([
    ...name
      .split('.')
      .filter(Boolean)
      .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);

function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}
const mxRecord = (exchange: string): Buffer =>
  record(TYPES.MX, Buffer.concat([Buffer.from([0, 10]), nameOf(exchange)]));
const aRecord = (address: string): Buffer => record(TYPES.A, Buffer.from(address.split('.').map(Number)));
