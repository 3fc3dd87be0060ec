/**
 * How does a body reach a controller as it arrives, instead of as a whole?
 *
 * A route that says so in its config gets the CSV as a stream, and reads it at its own pace. It may take as long as it
 * must, as long as something comes in; all other bodies are gathered, and must be there in time.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { errorCodes } from 'fastify';
import type { Readable } from 'node:stream';

/** Read from a route's config. */
export interface StreamedBody {
  readonly streamed?: true;
}

/** Real milliseconds in which a whole body must have arrived, unless it is streamed. */
const BODY_TIMEOUT_MS = 120_000;
/** Real milliseconds without a byte after which an upload counts as broken off. */
const IDLE_MS = 60_000;
/** Real milliseconds in which a streamed body must have arrived: 2 GB at 200 kB/s. */
export const UPLOAD_TIMEOUT_MS = 10_800_000;

/** Registers the parser of text/csv, and the time within which bodies must arrive. */
export function acceptUploads(server: FastifyInstance): void {
  server.addContentTypeParser('text/csv', (request, payload, done) => {
    if (isStreamed(request)) done(null, payload);
    else
      gather(payload, request.routeOptions.bodyLimit).then(
        (bytes) => done(null, bytes),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
  });
  server.addHook('onRequest', (request, _reply, done) => {
    if (hasBody(request) && !isStreamed(request)) cutOffWhenLate(request);
    done();
  });
}

/** Ends the upload, as a broken connection would, when nothing comes in for a while. */
export function cutOffWhenIdle({ socket }: FastifyRequest['raw']): () => void {
  const cutOff = () => socket.destroy();
  socket.setTimeout(IDLE_MS, cutOff);
  return () => {
    socket.setTimeout(0);
    socket.off('timeout', cutOff);
  };
}

function isStreamed(request: FastifyRequest): boolean {
  return (request.routeOptions.config as StreamedBody).streamed === true;
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function cutOffWhenLate({ raw, server }: FastifyRequest): void {
  const late = Object.assign(new Error('The body did not arrive in time.'), {
    code: 'ERR_HTTP_REQUEST_TIMEOUT',
  });
  const timer = setTimeout(() => server.server.emit('clientError', late, raw.socket), BODY_TIMEOUT_MS);
  timer.unref();
  const stop = () => clearTimeout(timer);
  raw.once('end', stop).once('close', stop);
}

async function gather(payload: Readable, limit: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of payload as AsyncIterable<Buffer>) {
    size += piece.byteLength;
    if (size > limit) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
