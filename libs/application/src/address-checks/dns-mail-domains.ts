/**
 * Does a domain take mail, by the DNS?
 *
 * RFC 5321 §5.1: by its MX records; where there are none, by its own address. RFC 7505: one MX record with an empty name
 * says that it takes none. A domain whose name servers do not answer is neither good nor bad.
 */
import { Resolver } from 'node:dns/promises';
import type { DomainFinding } from '#domain';
import type { MailDomains } from './address-checks.port.js';

/** Real milliseconds for one question, asked twice. */
const TIMEOUT_MS = 2_500;
const TRIES = 2;

/** @param servers as in `9.9.9.9` or `127.0.0.1:5353`; none: those of the system. */
export function createDnsMailDomains(servers: readonly string[] = []): MailDomains {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);

  async function byAddress(domain: string): Promise<DomainFinding> {
    const answers = await Promise.all([
      resolver.resolve4(domain).then((found) => found.length > 0, codeOf),
      resolver.resolve6(domain).then((found) => found.length > 0, codeOf),
    ]);
    if (answers.includes(true)) return 'accepts';
    if (answers.includes('ENOTFOUND')) return 'no_domain';
    return answers.every((answer) => answer === 'ENODATA' || answer === false) ? 'no_server' : 'unanswered';
  }

  return {
    async find(domain) {
      try {
        const records = await resolver.resolveMx(domain);
        if (records.some(({ exchange }) => exchange !== '' && exchange !== '.')) return 'accepts';
        return records.length > 0 ? 'null_mx' : await byAddress(domain);
      } catch (error) {
        const code = codeOf(error);
        if (code === 'ENOTFOUND') return 'no_domain';
        return code === 'ENODATA' ? byAddress(domain) : 'unanswered';
      }
    },
  };
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
