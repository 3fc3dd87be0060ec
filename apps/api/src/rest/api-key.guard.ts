/** Who is calling? The API key in `Authorization: Bearer …` or `X-API-Key` says, or the call ends here. */
import type { Caller } from '#application';
import { Refusal, SCOPES } from '#contracts';
import { findApiKey } from '#persistence';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { API_PARTS } from '../api-tokens.js';
import type { ApiParts } from '../api-parts.js';

export interface CallerRequest extends FastifyRequest {
  caller?: Caller;
}

@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(@Inject(API_PARTS) private readonly parts: Pick<ApiParts, 'database' | 'config'>) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<CallerRequest>();
    const given = keyOf(request);
    if (given === undefined) throw unauthenticated('This call carries no API key.');
    const found = await findApiKey(
      this.parts.database.engineSql,
      this.parts.config.OVERTURE_KEY_PEPPER,
      given,
      Temporal.Now.instant(),
    );
    if (found === undefined) throw unauthenticated('This API key is unknown, expired or revoked.');
    request.caller = {
      workspaceId: found.workspaceId,
      apiKeyId: found.id,
      scopes: SCOPES.filter((scope) => found.scopes.includes(scope)),
      kind: found.kind,
    };
    return true;
  }
}

/** @throws Error on a route that the guard does not protect */
export function callerOf(request: CallerRequest): Caller {
  if (request.caller === undefined) throw new Error('This route is not behind the ApiKeyGuard.');
  return request.caller;
}

function keyOf({ headers }: FastifyRequest): string | undefined {
  const bearer = /^bearer +(\S+) *$/i.exec(headers.authorization ?? '');
  if (bearer) return bearer[1];
  const plain = headers['x-api-key'];
  return typeof plain === 'string' && plain !== '' ? plain : undefined;
}

function unauthenticated(detail: string): Refusal {
  return new Refusal(
    'unauthenticated',
    detail,
    'Send a key as "Authorization: Bearer ovt_…"; make one with ./overture key.',
  );
}
