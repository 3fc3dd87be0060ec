/** Who asks? Whoever holds the API key in the header; the key itself goes no further than this guard. */
import type { Caller } from '#application';
import { Refusal, type Scope, SCOPES } from '#contracts';
import type { Log } from '#observability';
import { type Database, findApiKey, type FoundApiKey } from '#persistence';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CALLERS, DATABASE, KEY_PEPPER, LOGGER } from '../mcp-tokens.js';

/** The caller of each request under way. */
export type Callers = WeakMap<object, Caller>;

@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(KEY_PEPPER) private readonly pepper: string,
    @Inject(CALLERS) private readonly callers: Callers,
    @Inject(LOGGER) private readonly log: Log,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const [, key] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const found = key === undefined ? undefined : await this.find(key);
    if (!found) throw unauthenticated(key !== undefined);
    const { workspaceId, id: apiKeyId, kind } = found;
    this.callers.set(request.raw, { workspaceId, apiKeyId, kind, scopes: found.scopes.filter(isScope) });
    return true;
  }

  private async find(key: string): Promise<FoundApiKey | undefined> {
    try {
      return await findApiKey(this.database.engineSql, this.pepper, key, Temporal.Now.instant());
    } catch (err) {
      this.log.error({ err }, 'a key could not be looked up');
      throw new Refusal('unavailable', 'The database cannot be reached.', 'Try again in a moment.');
    }
  }
}

const isScope = (scope: string): scope is Scope => (SCOPES as readonly string[]).includes(scope);

function unauthenticated(given: boolean): Refusal {
  return new Refusal(
    'unauthenticated',
    given ? 'The API key is unknown, revoked or expired.' : 'There is no API key.',
    'Send the header "Authorization: Bearer ovt_…" with a key from `overture key`.',
  );
}
