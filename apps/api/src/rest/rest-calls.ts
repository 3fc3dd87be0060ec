/** How does an HTTP call become an operation, and its result an answer? The same way for every route. */
import { etagOf, namesTag } from '#application';
import {
  type ActName,
  OPERATIONS,
  type OperationName,
  type ReadName,
  resourceOf,
  resourceReadBy,
} from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { API_PARTS } from '../api-tokens.js';
import type { ApiParts } from '../api-parts.js';
import { WAKES_ENGINE } from '../engine/wakes-engine.js';
import { callerOf, type CallerRequest, originOf } from '../admission/caller-request.js';
import { idempotencyKeyOf } from './idempotency-key.js';
import { isCsv, readCsvUpload } from './read-csv-upload.js';
import { type Fields, readInput } from './read-input.js';

@Injectable()
export class RestCalls {
  constructor(@Inject(API_PARTS) private readonly parts: Pick<ApiParts, 'runner' | 'wakeEngine'>) {}

  async answer(name: OperationName, request: CallerRequest, reply: FastifyReply): Promise<string> {
    void reply.header('content-type', 'application/json; charset=utf-8').header('cache-control', 'no-store');
    return OPERATIONS[name].kind === 'read'
      ? this.read(name as ReadName, request, reply)
      : this.act(name as ActName, request, reply);
  }

  private async read(name: ReadName, request: CallerRequest, reply: FastifyReply): Promise<string> {
    const caller = callerOf(request);
    const output = await this.parts.runner.read(caller, name, inputOf(name, request), originOf(request));
    const text = JSON.stringify(output);
    if (resourceReadBy(name) === undefined) return text;
    const etag = etagOf(name, output, text);
    // Kept by nobody without asking: what was deleted or taken back is not shown again.
    void reply.header('etag', etag).header('cache-control', 'private, no-cache');
    const known = request.headers['if-none-match'];
    if (known === undefined || !namesTag(known, etag)) return text;
    void reply.status(304).removeHeader('content-type');
    return '';
  }

  private async act(name: ActName, request: CallerRequest, reply: FastifyReply): Promise<string> {
    const result = await this.parts.runner.act(callerOf(request), name, inputOf(name, request), {
      idempotencyKey: idempotencyKeyOf(request.headers),
      ifMatch: request.headers['if-match'],
      origin: originOf(request),
    });
    const because = WAKES_ENGINE[name];
    if (because !== undefined) this.parts.wakeEngine.wake(because);
    if (result.replayed) void reply.header('idempotency-replayed', 'true');
    const text = JSON.stringify(result.output);
    const read = resourceOf(name)?.read;
    if (read !== undefined && OPERATIONS[read].output === OPERATIONS[name].output)
      void reply.header('etag', etagOf(read, result.output, text));
    return text;
  }
}

function inputOf(name: OperationName, request: CallerRequest): Fields {
  if (name === 'leads.import' && isCsv(request)) return readCsvUpload(request);
  return readInput(OPERATIONS[name].http, request);
}
