/** Which channel identities are in what was given, and what is wrong with the rest? */
import { normaliseEmail, normaliseLinkedinUrl, type EmailRefusal, type LinkedinRefusal } from '#domain';
import type { FieldProblem } from '#contracts';
import type { IdentityKey } from './lead.js';

export interface IdentityDraft extends IdentityKey {
  readonly label: 'professional' | 'personal' | null;
}

export interface GivenIdentities {
  readonly professionalEmail?: string;
  readonly personalEmail?: string;
  readonly linkedinUrl?: string;
  readonly linkedinMemberId?: string;
}

const EMAIL_PROBLEMS: Readonly<Record<EmailRefusal, string>> = {
  empty: 'is empty',
  too_long: 'is longer than an address can be',
  control_character: 'holds an invisible or control character',
  several_addresses: 'holds more than one address',
  quoted_or_commented: 'holds quotes, brackets or a backslash',
  bad_local_part: 'has a bad part before the @',
  bad_domain: 'has no valid domain after the @',
  not_an_address: 'is not an email address',
};

const LINKEDIN_PROBLEMS: Readonly<Record<Exclude<LinkedinRefusal, 'member_id'>, string>> = {
  empty: 'is empty',
  not_linkedin: 'is not an address on linkedin.com',
  not_a_person: 'is a page on LinkedIn, but not a person’s',
  sales_navigator: 'is a Sales Navigator or Recruiter page, which says nothing outside it',
  bad_public_id: 'has no valid profile id after /in/',
};

/** Adds to `problems` what is wrong. */
export function readIdentities(given: GivenIdentities, problems: FieldProblem[]): IdentityDraft[] {
  const identities: IdentityDraft[] = [];
  const professional = readEmail(given.professionalEmail, 'professionalEmail', problems);
  const personal = readEmail(given.personalEmail, 'personalEmail', problems);
  if (professional !== undefined)
    identities.push({ kind: 'email', value: professional, label: 'professional' });
  if (personal !== undefined && personal !== professional) {
    identities.push({ kind: 'email', value: personal, label: 'personal' });
  }
  const profile = given.linkedinUrl === undefined ? undefined : readProfile(given.linkedinUrl, problems);
  if (profile?.kind === 'linkedin_public_id') identities.push(profile);
  if (given.linkedinMemberId !== undefined)
    identities.push(...readMemberId(given.linkedinMemberId, problems));
  else if (profile?.kind === 'linkedin_member_id') identities.push(profile);
  return identities;
}

function readEmail(
  text: string | undefined,
  path: 'professionalEmail' | 'personalEmail',
  problems: FieldProblem[],
): string | undefined {
  if (text === undefined) return undefined;
  const email = normaliseEmail(text);
  if (email.ok) return email.value;
  problems.push({
    path,
    message: `This ${EMAIL_PROBLEMS[email.reason]}; give one address such as ada@example.com, or leave it out.`,
  });
  return undefined;
}

/** A profile's address may hold the member id in place of the public one. */
function readProfile(text: string, problems: FieldProblem[]): IdentityDraft | undefined {
  const profile = normaliseLinkedinUrl(text);
  if (profile.ok) return { kind: 'linkedin_public_id', value: profile.value, label: null };
  if (profile.reason === 'member_id') {
    const memberId = /\/in\/([\w-]+)/i.exec(text)?.[1];
    if (memberId !== undefined) return { kind: 'linkedin_member_id', value: memberId, label: null };
  }
  const why = LINKEDIN_PROBLEMS[profile.reason === 'member_id' ? 'bad_public_id' : profile.reason];
  problems.push({
    path: 'linkedinUrl',
    message: `This ${why}; give a profile such as https://www.linkedin.com/in/ada-lovelace, or leave it out.`,
  });
  return undefined;
}

function readMemberId(text: string, problems: FieldProblem[]): IdentityDraft[] {
  const memberId = text.trim();
  if (/^[\w:-]+$/.test(memberId)) return [{ kind: 'linkedin_member_id', value: memberId, label: null }];
  problems.push({
    path: 'linkedinMemberId',
    message: 'This is not a LinkedIn member id; give one such as ACoAAB1cD2E, or leave it out.',
  });
  return [];
}
