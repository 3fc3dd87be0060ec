/**
 * How does a stream become an HTTP answer?
 *
 * Pieces go out as fast as the reader takes them, and no further. Who goes away ends the reading; what breaks half-way cuts
 * the connection, so that half a file is never taken for a whole one.
 */
import { type StreamName, streamCalled } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { API_PARTS } from '../api-tokens.js';
import type { ApiParts } from '../api-parts.js';
import { callerOf, type CallerRequest, originOf } from '../admission/caller-request.js';
import { type Fields, readInput } from '../rest/read-input.js';

@Injectable()
export class StreamCalls {
  constructor(@Inject(API_PARTS) private readonly parts: Pick<ApiParts, 'runner' | 'streams' | 'closing'>) {}

  async answer(name: StreamName, request: CallerRequest, reply: FastifyReply): Promise<void> {
    const { produces, fileName } = streamCalled(name);
    const gone = new AbortController();
    reply.raw.once('close', () => {
      gone.abort();
    });
    const isEndless = produces === 'text/event-stream';
    const input = readInput({ method: 'GET' }, request);
    const caller = callerOf(request);
    const pieces = await this.parts.streams
      .open(
        caller,
        name,
        isEndless ? resumed(input, request) : input,
        isEndless ? AbortSignal.any([gone.signal, this.parts.closing.signal]) : gone.signal,
      )
      .catch(async (error: unknown) => {
        await this.parts.runner.noteRefusal(caller, { name, input, ...originOf(request) }, error);
        throw error;
      });
    // A proxy that gathers an answer before it passes it on would hold every event back; and a connection that was a
    // stream is not kept for other calls, or a process that goes away would wait for it.
    if (isEndless) void reply.header('x-accel-buffering', 'no').header('connection', 'close');
    void reply.header('content-type', `${produces}; charset=utf-8`).header('cache-control', 'no-store');
    if (fileName !== undefined)
      void reply.header('content-disposition', `attachment; filename="${fileName}"`);
    await reply.send(Readable.from(pieces, { objectMode: false }));
  }
}

/** A reader that lost its connection says how far it came, and that is later than where it once began. */
function resumed(input: Fields, { headers }: CallerRequest): Fields {
  const last = headers['last-event-id'];
  return typeof last === 'string' && last !== '' ? { ...input, after: last } : input;
}
