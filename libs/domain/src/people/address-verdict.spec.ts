import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ADDRESS_CONDUCTS,
  ADDRESS_VERDICTS,
  type AddressFacts,
  conductOf,
  DEFAULT_ADDRESS_POLICY,
  DOMAIN_FINDINGS,
  judgeAddress,
} from './address-verdict.js';
import { isRoleAddress } from './role-address.js';

const FINE: AddressFacts = { isRole: false, isDisposable: false, domain: 'accepts', verified: null };

describe('an address', () => {
  it.each([
    [{}, 'unknown', 'not_verified'],
    [{ domain: null }, 'unknown', 'not_looked_up'],
    [{ domain: 'unanswered' }, 'unknown', 'dns_unanswered'],
    [{ domain: 'null_mx' }, 'undeliverable', 'null_mx'],
    [{ domain: 'no_domain', verified: 'deliverable' }, 'undeliverable', 'no_domain'],
    [{ domain: 'no_server', isRole: true }, 'undeliverable', 'no_server'],
    [{ isDisposable: true, isRole: true }, 'risky', 'disposable'],
    [{ isRole: true, verified: 'deliverable' }, 'risky', 'role'],
    [{ verified: 'risky' }, 'risky', 'doubtful'],
    [{ verified: 'deliverable' }, 'deliverable', 'verified'],
    [{ verified: 'undeliverable', isRole: true }, 'undeliverable', 'no_mailbox'],
  ] as const)('of which %j is known is %s: %s', (facts, verdict, reason) => {
    expect(judgeAddress({ ...FINE, ...facts })).toEqual({ verdict, reason });
  });

  it('is never better known for one more bad sign', () => {
    const rank = (facts: AddressFacts) => {
      const { verdict } = judgeAddress(facts);
      return ['deliverable', 'unknown', 'risky', 'undeliverable'].indexOf(verdict);
    };
    const facts = fc.record({
      isRole: fc.boolean(),
      isDisposable: fc.boolean(),
      domain: fc.option(fc.constantFrom(...DOMAIN_FINDINGS), { nil: null }),
      verified: fc.option(fc.constantFrom(...ADDRESS_VERDICTS), { nil: null }),
    });
    fc.assert(
      fc.property(facts, (one) => {
        expect(rank({ ...one, isRole: true })).toBeGreaterThanOrEqual(rank({ ...one, isRole: false }));
        expect(rank({ ...one, isDisposable: true })).toBeGreaterThanOrEqual(
          rank({ ...one, isDisposable: false }),
        );
        expect(rank({ ...one, domain: 'null_mx' })).toBeGreaterThanOrEqual(rank(one));
      }),
    );
  });
});

describe('a policy', () => {
  it('blocks by default what cannot arrive and what is thrown away, and warns of roles', () => {
    const conduct = (facts: Partial<AddressFacts>) =>
      conductOf(DEFAULT_ADDRESS_POLICY, judgeAddress({ ...FINE, ...facts }));
    expect(conduct({ domain: 'null_mx' })).toBe('block');
    expect(conduct({ isDisposable: true })).toBe('block');
    expect(conduct({ isRole: true })).toBe('warn');
    expect(conduct({ verified: 'risky' })).toBe('warn');
    expect(conduct({ domain: 'unanswered' })).toBe('allow');
    expect(conduct({})).toBe('allow');
  });

  it('never blocks what is unknown, whatever it says', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ADDRESS_CONDUCTS), (all) => {
        const policy = { undeliverable: all, disposable: all, role: all, risky: all };
        expect(conductOf(policy, { verdict: 'unknown', reason: 'dns_unanswered' })).toBe('allow');
      }),
    );
  });
});

describe('a role address', () => {
  it.each([
    'info@a.test',
    'sales@a.test',
    'no-reply@a.test',
    'customer.service@a.test',
    'info2@a.test',
    'hr+jobs@a.test',
    'contact@a.test',
    'kontakt@a.test',
  ])('is %s', (address) => expect(isRoleAddress(address)).toBe(true));
  it.each([
    'ada@a.test',
    'information.smith@a.test',
    'sally@a.test',
    'ada.sales@a.test',
    'hrabal@a.test',
    '2@a.test',
  ])('is not %s', (address) => expect(isRoleAddress(address)).toBe(false));
});
