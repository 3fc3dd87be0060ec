/**
 * Which addresses does a name have?
 *
 * Asked by c-ares rather than getaddrinfo: a name server that never answers must not hold the few threads that files and
 * cryptography share.
 */
import { Resolver } from 'node:dns/promises';

/** Rejects, or answers nothing, when there is no such name. */
export type ResolveHost = (host: string, signal: AbortSignal) => Promise<readonly string[]>;

/** Real milliseconds for one question to one name server; it is asked twice. */
const QUESTION = { timeout: 2_000, tries: 2 };

export const resolveHost: ResolveHost = async (host, signal) => {
  const resolver = new Resolver(QUESTION);
  const giveUp = (): void => resolver.cancel();
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    return found.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
};
