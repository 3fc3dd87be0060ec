/** Who is calling? Known before anything of the body is read. */
import type { Caller } from '#application';
import type { FastifyRequest } from 'fastify';

export interface CallerRequest extends FastifyRequest {
  caller?: Caller;
}

/** @throws Error on a route at which nobody is asked for a key */
export function callerOf(request: CallerRequest): Caller {
  if (request.caller === undefined) throw new Error('This route lets everybody in.');
  return request.caller;
}
