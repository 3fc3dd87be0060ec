/** Which path was asked for? Without its query, which may hold what belongs in no message. */
import type { FastifyRequest } from 'fastify';

export function pathOf(request: Pick<FastifyRequest, 'url'>): string {
  return request.url.split('?', 1)[0] ?? '';
}
