/** Does mail arrive there? What is known of an address before anything is sent to it. */
import { z } from 'zod';
import { ADDRESS_CONDUCTS, ADDRESS_REASONS, ADDRESS_VERDICTS, type AddressReason } from '#domain';
import { instant } from '../ids/edge.js';
import { defineOperation } from './operation.js';

const reason = z.enum(Object.keys(ADDRESS_REASONS) as [AddressReason, ...AddressReason[]]);

export const emailVerdict = z
  .object({ verdict: z.enum(ADDRESS_VERDICTS), reason, checkedAt: instant })
  .meta({ description: 'What a check said about the address that is written to.' });

export const addressPolicy = z.strictObject({
  undeliverable: z.enum(ADDRESS_CONDUCTS),
  disposable: z.enum(ADDRESS_CONDUCTS),
  role: z.enum(ADDRESS_CONDUCTS),
  risky: z.enum(ADDRESS_CONDUCTS),
});

export const checkAddresses = defineOperation({
  name: 'addresses.check',
  kind: 'act',
  scope: 'leads:write',
  summary: 'What a first email to these addresses would meet; nothing is sent, and nobody is contacted',
  input: z.strictObject({ addresses: z.array(z.string().min(1).max(320)).min(1).max(100) }),
  output: z.object({
    data: z.array(
      z.object({
        given: z.string(),
        address: z.string().nullable().meta({ description: 'Normalised; null when it is no address.' }),
        verdict: z.enum(ADDRESS_VERDICTS),
        reason,
        detail: z.string(),
        conduct: z
          .enum(ADDRESS_CONDUCTS)
          .meta({ description: 'What the workspace does about it: block keeps a first email back.' }),
      }),
    ),
  }),
  http: { method: 'POST', path: '/v1/addresses/check' },
});
