/** How does every error leave the API? As one shape, logged once when it is ours, and never with its stack. */
import type { Logger } from '#observability';
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { methodsHere } from '../http/known-routes.js';
import { pathOf } from '../http/request-line.js';
import { toProblem } from './problem.js';
import { toRefusal } from './to-refusal.js';

/** Real seconds after which trying again may help. */
const RETRY_AFTER = 5;

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), this.logger);
  }
}

export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  logger: Logger,
): void {
  const refusal = toRefusal(error, {
    method: request.method,
    path: pathOf(request),
    bodyLimit: request.routeOptions.bodyLimit,
    methods: methodsHere.get(request.raw) ?? [],
  });
  if (refusal.httpStatus >= 500) {
    logger.error({ err: error, requestId: request.id, route: request.routeOptions.url }, refusal.detail);
  }
  if (reply.sent) return;
  // Who counts budgets knows better when to come back.
  if ([429, 503].includes(refusal.httpStatus) && !reply.hasHeader('retry-after'))
    void reply.header('retry-after', String(RETRY_AFTER));
  if (refusal.code === 'unauthenticated') void reply.header('www-authenticate', 'Bearer realm="overture"');
  if (refusal.code === 'missing_scope')
    void reply.header('www-authenticate', 'Bearer realm="overture", error="insufficient_scope"');
  void reply
    .status(refusal.httpStatus)
    .header('x-request-id', request.id)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(toProblem(refusal, request.id)));
}
