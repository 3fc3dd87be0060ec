/**
 * Who comes in? Every route under /v1 asks for a key, and charges its budget, before anything of the body is read: a
 * stranger can make the API hold nothing.
 */
import type { Caller } from '#application';
import { Refusal, SCOPES } from '#contracts';
import type { FoundApiKey } from '#persistence';
import type { Bucket } from '#queue';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BudgetName, Budgets } from './budgets.js';
import type { CallerRequest } from './caller-request.js';
import type { KnownKeys } from './known-keys.js';
import { LocalBuckets } from './local-buckets.js';
import { overBudget, rateLimitHeaders } from './rate-limit-headers.js';

/** What a route says of itself in its config. */
export interface RouteCharge {
  /** Without it, GET and HEAD read and everything else acts. */
  readonly budget?: BudgetName;
  readonly cost?: number;
}

export interface AdmissionParts {
  readonly keys: KnownKeys;
  readonly budgets: Budgets;
  /** Calls without a good key that one address may make in a minute, at this process. */
  readonly failuresPerMinute: number;
  /** Notes, now and then, that a key is in use. */
  readonly onUse: (key: FoundApiKey) => void;
}

export class Admission {
  private readonly failures = new LocalBuckets();
  private readonly allowedFailures: Bucket;
  /** By what was found of the key: asked anew, it is another. */
  private readonly callers = new WeakMap<FoundApiKey, Caller>();

  constructor(private readonly parts: AdmissionParts) {
    this.allowedFailures = { perMinute: parts.failuresPerMinute };
  }

  /** Lets the request in, with its caller, or refuses. @throws Refusal */
  async admit(request: CallerRequest, reply: FastifyReply): Promise<void> {
    const found = await this.keyOf(request);
    const { budget = defaultBudget(request.method), cost = 1 } = request.routeOptions.config as RouteCharge;
    const key = { ...found, apiKeyId: found.id };
    const charge = await this.parts.budgets.charge(key, budget, cost);
    void reply.headers(rateLimitHeaders(charge));
    if (!charge.taken.allowed) throw overBudget(charge);
    request.caller = this.callerFrom(found);
    this.parts.onUse(found);
  }

  private callerFrom(found: FoundApiKey): Caller {
    let caller = this.callers.get(found);
    if (caller === undefined) {
      const { workspaceId, id, kind } = found;
      const scopes = SCOPES.filter((scope) => found.scopes.includes(scope));
      caller = { workspaceId, apiKeyId: id, scopes, kind };
      this.callers.set(found, caller);
    }
    return caller;
  }

  private async keyOf(request: FastifyRequest): Promise<FoundApiKey> {
    const given = givenKey(request);
    // Whoever guesses keys is stopped before Postgres is asked; a good key from the same address is not.
    const isStranger = given !== undefined && !this.parts.keys.wasGood(given);
    if (isStranger && this.failures.isEmpty(request.ip, this.allowedFailures))
      throw tooManyFailures(this.allowedFailures);
    const found = given === undefined ? undefined : await this.parts.keys.caller(given);
    if (found !== undefined) return found;
    if (!this.failures.take(request.ip, this.allowedFailures, 1).allowed)
      throw tooManyFailures(this.allowedFailures);
    throw unauthenticated(
      given === undefined ? 'This call carries no API key.' : 'This API key is unknown, expired or revoked.',
    );
  }
}

const defaultBudget = (method: string): BudgetName =>
  method === 'GET' || method === 'HEAD' ? 'reads' : 'acts';

function givenKey({ headers }: FastifyRequest): string | undefined {
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

function tooManyFailures({ perMinute }: Bucket): Refusal {
  return new Refusal(
    'rate_limited',
    `More than ${perMinute} calls without a valid key came from this address within a minute.`,
    'Wait a few seconds (Retry-After), and send a valid key.',
  );
}
