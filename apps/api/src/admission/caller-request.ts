/** Who is calling? Known before anything of the body is read. */
import type { Caller, CallOrigin } from '#application';
import type { FastifyRequest } from 'fastify';

export interface CallerRequest extends FastifyRequest {
  caller?: Caller;
}

/** As the audit log tells it. */
export function originOf({ id, ip }: CallerRequest): CallOrigin {
  return { requestId: id, ip };
}

/** @throws Error on a route at which nobody is asked for a key */
export function callerOf(request: CallerRequest): Caller {
  if (request.caller === undefined) throw new Error('This route lets everybody in.');
  return request.caller;
}
