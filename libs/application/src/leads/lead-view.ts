/** How is a lead shown? With the addresses in use; former ones are kept for recognition only. */
import type { OutputOf } from '#contracts';
import { linkedinUrl } from '#domain';
import { companyView } from '../companies/company-view.js';
import { currentIdentity, type Lead } from './lead.js';

export function leadView(lead: Lead): OutputOf<'leads.get'> {
  const { identities: _identities, attributes, company, correctedFields, ...person } = lead;
  const written =
    currentIdentity(lead, 'email', 'professional') ??
    currentIdentity(lead, 'email', 'personal') ??
    currentIdentity(lead, 'email');
  const email = (label: 'professional' | 'personal') => currentIdentity(lead, 'email', label)?.value;
  const publicId = currentIdentity(lead, 'linkedin_public_id')?.value ?? null;
  return {
    ...person,
    attributes: { ...attributes },
    correctedFields: [...correctedFields],
    professionalEmail: email('professional') ?? currentIdentity(lead, 'email')?.value ?? null,
    personalEmail: email('personal') ?? null,
    emailVerdict: written?.check
      ? { ...written.check, checkedAt: Temporal.Instant.from(written.check.checkedAt) }
      : null,
    linkedinUrl: publicId === null ? null : linkedinUrl(publicId),
    linkedinPublicId: publicId,
    linkedinMemberId: currentIdentity(lead, 'linkedin_member_id')?.value ?? null,
    company: company === null ? null : companyView(company),
  };
}
