/**
 * How is an address that a customer gave called?
 *
 * Over a connection of its own, pinned to the addresses that were checked. No redirect is followed, no proxy of the
 * environment is used, the answer is not unpacked, and reading stops at a bound. Law: nothing here connects to a name.
 */
import type { OutgoingAnswer, OutgoingHttp, OutgoingRequest } from '#application';
import type { LookupFunction } from 'node:net';
import { isIPv6 } from 'node:net';
import { Agent, type Dispatcher, request } from 'undici';
import { failureOf } from './failure-of.js';
import { findDestination } from './find-destination.js';
import type { OutgoingPolicy } from './outgoing-policy.js';
import { resolveHost, type ResolveHost } from './resolve-host.js';

/** Bytes of the body that are read at most. */
const BODY_LIMIT = 16 * 1024;
/** Real milliseconds in which a name must resolve when an address is only checked. */
const CHECK_WITHIN_MS = 3_000;

export function createOutgoingHttp(policy: OutgoingPolicy, resolve: ResolveHost = resolveHost): OutgoingHttp {
  return {
    async check(url) {
      const found = await findDestination(url, policy, resolve, AbortSignal.timeout(CHECK_WITHIN_MS));
      // A name that is not there yet may come; each send looks again.
      return found.kind === 'refused' ? found.problem : undefined;
    },

    async post(call, giveUp) {
      const started = performance.now();
      const time = AbortSignal.timeout(call.timeoutMs);
      const signal = giveUp === undefined ? time : AbortSignal.any([time, giveUp]);
      const answer = await attempt(call, policy, resolve, signal).catch((error: unknown) => ({
        kind: 'failed' as const,
        failure: failureOf(error, signal.aborted),
      }));
      return { ...answer, durationMs: Math.round(performance.now() - started) };
    },
  };
}

type Told = OutgoingAnswer extends infer Answer
  ? Answer extends unknown
    ? Omit<Answer, 'durationMs'>
    : never
  : never;

async function attempt(
  { url, headers, body }: OutgoingRequest,
  policy: OutgoingPolicy,
  resolve: ResolveHost,
  signal: AbortSignal,
): Promise<Told> {
  const found = await findDestination(url, policy, resolve, signal);
  signal.throwIfAborted();
  if (found.kind === 'refused') return { kind: 'failed', failure: 'address_refused' };
  if (found.kind === 'not_found') return { kind: 'failed', failure: 'name_not_found' };
  const agent = new Agent({ connect: { lookup: onlyTo(found.addresses) }, pipelining: 0 });
  try {
    const answer = await request(found.url, { method: 'POST', headers, body, signal, dispatcher: agent });
    return {
      kind: 'answered',
      status: answer.statusCode,
      retryAfter: oneOf(answer.headers['retry-after']),
      body: await beginningOf(answer.body),
    };
  } finally {
    await agent.destroy().catch(() => undefined);
  }
}

/** In place of a name server: what was checked, and nothing else. */
function onlyTo(addresses: readonly string[]): LookupFunction {
  const known = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_host, options, done) => {
    if (options.all === true) done(null, known);
    else done(null, known[0]?.address ?? '', known[0]?.family);
  };
}

const oneOf = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/** What came before the bound, the end of time or the end of the connection: the status has been said already. */
async function beginningOf(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= BODY_LIMIT) break;
    }
  } catch {
    // Nothing more comes.
  }
  return Buffer.concat(chunks).subarray(0, BODY_LIMIT).toString('utf8');
}
