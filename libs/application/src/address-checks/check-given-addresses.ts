/** addresses.check: what would a first email to these addresses meet? */
import { ADDRESS_REASONS, conductOf, normaliseEmail } from '#domain';
import type { OutputOf } from '#contracts';
import type { ActHandler } from '../operations/operation-context.js';
import { checkAddresses, type AddressChecks } from './check-addresses.js';

type Answer = OutputOf<'addresses.check'>['data'][number];

/** Where nothing is checked before a send, the rules are applied all the same when somebody asks. */
const RULES_ALONE: AddressChecks = { domains: null, verifier: null };

export function checkGivenAddresses(checks: AddressChecks | null): ActHandler<'addresses.check'> {
  return async ({ stores, realNow }, { addresses }) => {
    const { addressPolicy } = await stores.engine.addresses.policy();
    const read = addresses.map((given) => ({ given, email: normaliseEmail(given) }));
    const verdicts = await checkAddresses(
      checks ?? RULES_ALONE,
      (work) => work(stores.engine.addresses),
      read.flatMap(({ email }) => (email.ok ? [email.value] : [])),
      realNow,
    );
    const data = read.map(({ given, email }): Answer => {
      const judged = email.ok ? verdicts.get(email.value) : undefined;
      const { verdict, reason } = judged ?? { verdict: 'undeliverable', reason: 'bad_syntax' };
      return {
        given,
        address: email.ok ? email.value : null,
        verdict,
        reason,
        detail: ADDRESS_REASONS[reason],
        conduct: email.ok ? conductOf(addressPolicy, { verdict, reason }) : 'block',
      };
    });
    return { data };
  };
}
