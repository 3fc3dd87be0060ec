/** How does an HTTP call become an operation, and its result an answer? The same way for every route. */
import { type ActName, OPERATIONS, type OperationName, type ReadName } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { API_PARTS } from '../api-tokens.js';
import type { ApiParts } from '../api-parts.js';
import { WAKES_ENGINE } from '../engine/wakes-engine.js';
import { callerOf, type CallerRequest } from './api-key.guard.js';
import { idempotencyKeyOf } from './idempotency-key.js';
import { isCsv, readCsvUpload } from './read-csv-upload.js';
import { type Fields, readInput } from './read-input.js';

@Injectable()
export class RestCalls {
  constructor(@Inject(API_PARTS) private readonly parts: Pick<ApiParts, 'runner' | 'wakeEngine'>) {}

  async answer(name: OperationName, request: CallerRequest, reply: FastifyReply): Promise<unknown> {
    const caller = callerOf(request);
    const input = inputOf(name, request);
    void reply.header('cache-control', 'no-store');
    if (OPERATIONS[name].kind === 'read') return this.parts.runner.read(caller, name as ReadName, input);
    const result = await this.parts.runner.act(
      caller,
      name as ActName,
      input,
      idempotencyKeyOf(request.headers),
    );
    const because = WAKES_ENGINE[name];
    if (because !== undefined) this.parts.wakeEngine.wake(because);
    if (result.replayed) void reply.header('idempotency-replayed', 'true');
    return result.output;
  }
}

function inputOf(name: OperationName, request: CallerRequest): Fields {
  if (name === 'leads.import' && isCsv(request)) return readCsvUpload(request);
  return readInput(OPERATIONS[name].http, request);
}
