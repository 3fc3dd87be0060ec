/** Whom does a campaign leave out, beside those who may never be written to? Decided at launch, and held for as long as it runs. */
import { z } from 'zod';

export const excludeRule = z.strictObject({
  contactedWithinDays: z.number().int().min(1).max(365).optional().meta({
    description:
      'Leaves out who was reached within so many times 24 hours, by any campaign or by hand: an email, an invitation, a message or an answer that was sent, or may have been. A profile visit is no contact.',
  }),
  activeElsewhere: z.boolean().optional().meta({
    description: 'Leaves out whoever another campaign is still working on. True unless it is switched off.',
  }),
  repliedEver: z.boolean().optional().meta({
    description: 'Leaves out who ever wrote back to one of the accounts; automatic answers do not count.',
  }),
  sameCompanyActive: z.boolean().optional().meta({
    description:
      'One person of a company at a time: leaves out whose colleague is active in a campaign, and all but the first of a company.',
  }),
});
export type ExcludeRule = z.output<typeof excludeRule>;
