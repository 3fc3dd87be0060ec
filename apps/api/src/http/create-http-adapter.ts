/**
 * How does a request reach a controller?
 *
 * Whoever may not come in is turned away before the body is read. Bodies arrive as the bytes that were sent: each
 * controller says how it reads them, since a signature is over bytes and a CSV has an encoding. `X-Forwarded-*` is
 * believed of the proxies that the operator named, and of nobody else.
 */
import { inTrace, type Logger, type Trace } from '#observability';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Admission, RouteCharge } from '../admission/admission.js';
import { sendProblem } from '../errors/problem.filter.js';
import { refuseUnacceptable } from './accept.js';
import { acceptUploads, type StreamedBody, UPLOAD_TIMEOUT_MS } from '../imports/upload-body.js';
import { answerUnreadable } from './answer-unreadable.js';
import { BODY_LIMIT, type RouteLimits } from './body-limits.js';
import { KnownRoutes, methodsHere } from './known-routes.js';
import { requestIdOf, traceOf } from './request-identity.js';
import { pathOf } from './request-line.js';
import { securityHeaders } from './security-headers.js';

/** What a route says of itself in its config. */
export interface RouteConfig extends RouteLimits, RouteCharge, StreamedBody {
  /** The media type of its answers; JSON when left out. */
  readonly produces?: string;
}

export interface HttpParts {
  readonly logger: Logger;
  readonly admission: Admission;
  /** Addresses or ranges of proxies, separated by commas. */
  readonly trustedProxies: string;
  readonly onAnswer: (route: string, method: string, status: number, seconds: number) => void;
}

export function createHttpAdapter({
  logger,
  admission,
  trustedProxies,
  onAnswer,
}: HttpParts): FastifyAdapter {
  const routes = new KnownRoutes();
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    requestTimeout: UPLOAD_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    trustProxy: trustedProxies === '' ? false : trustedProxies,
    requestIdHeader: false,
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers),
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(error, request, reply, logger),
    clientErrorHandler: answerUnreadable,
  });
  const server = adapter.getInstance<FastifyInstance>();
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  acceptUploads(server);
  server.decorateRequest<Trace | null>('trace', null);
  server.addHook('onRoute', (route) => {
    const { bodyLimit } = (route.config ?? {}) as RouteConfig;
    if (bodyLimit !== undefined) route.bodyLimit = bodyLimit;
    if (!route.url.includes('*')) routes.add(route.url, route.method);
  });
  server.addHook('onRequest', async (request, reply) => {
    request.setDecorator('trace', traceOf(request.headers));
    void reply.header('x-request-id', request.id).headers(securityHeaders);
    const { url, config } = request.routeOptions;
    if (url === undefined || request.is404) return noRoute(routes, request, reply);
    if (!url.startsWith('/v1/')) return;
    try {
      await admission.admit(request, reply);
      refuseUnacceptable(request.headers.accept, (config as RouteConfig).produces ?? 'application/json');
    } catch (error) {
      sendProblem(error, request, reply, logger);
      return reply;
    }
  });
  // After the body was read: everything from here on, the handler, runs inside the trace.
  server.addHook('preHandler', (request, _reply, done) => inTrace(traceOfRequest(request), done));
  server.addHook('onResponse', (request, reply, done) => {
    inTrace(traceOfRequest(request), () => logAnswer(logger, request, reply));
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    onAnswer(route, request.method, reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
  return adapter;
}

/** A request that failed before any hook has none yet. */
function traceOfRequest(request: FastifyRequest): Trace {
  return request.getDecorator<Trace | null>('trace') ?? traceOf(request.headers);
}

/** An address that takes other methods says which; what takes none goes on to "not found". */
function noRoute(
  routes: KnownRoutes,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply | undefined {
  const methods = routes.methodsAt(pathOf(request));
  if (methods.length === 0) return undefined;
  void reply.header('allow', methods.join(', '));
  if (request.method === 'OPTIONS') return reply.status(204).send();
  methodsHere.set(request.raw, methods);
  return undefined;
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
