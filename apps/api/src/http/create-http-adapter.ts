/**
 * How does a request reach a controller?
 *
 * Bodies arrive as the bytes that were sent: each controller says how it reads them, since a signature is over bytes
 * and a CSV has an encoding. `X-Forwarded-*` is not believed: nothing here depends on it.
 */
import { withTrace, type Logger } from '#observability';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { sendProblem } from '../errors/problem.filter.js';
import { answerUnreadable } from './answer-unreadable.js';
import { BODY_LIMIT, type RouteLimits } from './body-limits.js';
import { requestIdOf, traceparentOf } from './request-identity.js';

/** Real milliseconds in which a whole request must have arrived. */
const REQUEST_TIMEOUT_MS = 120_000;

export function createHttpAdapter(logger: Logger): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    trustProxy: false,
    requestIdHeader: false,
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers),
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(error, request, reply, logger),
    clientErrorHandler: answerUnreadable,
  });
  const server = adapter.getInstance();
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.decorateRequest('traceparent', '');
  server.addHook('onRoute', (route) => {
    const { bodyLimit } = (route.config ?? {}) as RouteLimits;
    if (bodyLimit !== undefined) route.bodyLimit = bodyLimit;
  });
  server.addHook('onRequest', (request, reply, done) => {
    request.setDecorator('traceparent', traceparentOf(request.headers));
    void reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
    done();
  });
  // After the body was read: everything from here on, guards and handler, runs inside the trace.
  server.addHook('preHandler', (request, _reply, done) =>
    withTrace(request.getDecorator<string>('traceparent'), done),
  );
  server.addHook('onResponse', (request, reply, done) => {
    withTrace(request.getDecorator<string>('traceparent'), () => logAnswer(logger, request, reply));
    done();
  });
  return adapter;
}

/** The route as it is declared, never the address that was asked for: addresses may carry tokens. */
function logAnswer(logger: Logger, request: FastifyRequest, reply: FastifyReply): void {
  const route = request.routeOptions.url ?? 'none';
  const level = route.startsWith('/health/') ? 'debug' : 'info';
  logger[level](
    {
      requestId: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    },
    'answered',
  );
}
