/**
 * leads.update: what a person corrects by hand.
 *
 * Given fields change, null clears, absent ones stay. Every given field counts as corrected from then on: imports and
 * upserts leave it alone unless they ask to overwrite it. An address that is cleared or replaced becomes a former one: it
 * still recognises the lead, but nothing is sent to it.
 */
import { encodeId, Refusal, type FieldProblem, type InputOf } from '#contracts';
import { normaliseJobTitle, normaliseZone } from '#domain';
import { openCompanyBook } from '../companies/company-book.js';
import { draftCompany } from '../companies/company-draft.js';
import type { Company } from '../companies/company.js';
import { erasedPerson } from '../erasures/erased-draft.js';
import type { ActContext, ActHandler } from '../operations/operation-context.js';
import { oneLine } from '../text/one-line.js';
import { applyIdentities, sameLead } from './apply-draft.js';
import { readIdentities, type GivenIdentities, type IdentityDraft } from './channel-identities.js';
import { fieldOfIdentity } from './corrected-fields.js';
import { getLeadOrRefuse } from './get-lead.js';
import { leadView } from './lead-view.js';
import { identityKey, type ChannelIdentity, type Lead } from './lead.js';
import { badLead } from './refuse-draft.js';
import { removeFromLead } from './remove-identities.js';

type Input = InputOf<'leads.update'>;
const IDENTITY_FIELDS = ['professionalEmail', 'personalEmail', 'linkedinUrl', 'linkedinMemberId'] as const;
const TEXT_FIELDS = ['firstName', 'lastName', 'jobTitle', 'location', 'phone'] as const;

export const updateLead: ActHandler<'leads.update'> = async (context, input) => {
  const { stores, now, newId } = context;
  await stores.leads.lockForWriting();
  const old = await getLeadOrRefuse(stores, input.leadId);
  const identities = await correctIdentities(context, old, input);
  const { company, companies } = await correctCompany(context, old, input);
  const lead: Lead = {
    ...old,
    ...correctTexts(input),
    attributes: correctAttributes(old, input.attributes ?? {}),
    identities: applyIdentities(identities.kept, identities.given, newId),
    company,
    correctedFields: [...new Set([...old.correctedFields, ...correctedBy(input)])].sort(),
    updatedAt: now,
  };
  if (!sameLead(old, lead)) {
    await stores.leads.save({ companies, leads: [lead] });
    await stores.events.append([{ type: 'lead.upserted', data: { leadId: lead.id, created: false } }], now);
  }
  await removeFromLead(context, lead, input.removeIdentities ?? []);
  return leadView(await getLeadOrRefuse(stores, lead.id));
};

function correctTexts(input: Input): Partial<Lead> {
  const fields: { -readonly [Name in keyof Lead]?: Lead[Name] } = {};
  for (const name of TEXT_FIELDS) {
    const text = input[name];
    if (text !== undefined) fields[name] = text === null ? null : oneLine(text);
  }
  const { timeZone } = input;
  if (timeZone !== undefined) fields.timeZone = timeZone === null ? null : (normaliseZone(timeZone) ?? null);
  if (fields.jobTitle === null) return { ...fields, jobFunction: null, seniority: null };
  if (fields.jobTitle === undefined) return fields;
  const title = normaliseJobTitle(fields.jobTitle);
  return { ...fields, jobFunction: title.function, seniority: title.seniority };
}

function correctAttributes(
  old: Lead,
  given: Readonly<Record<string, string | null>>,
): Readonly<Record<string, string>> {
  const merged: Record<string, string | null> = { ...old.attributes, ...given };
  return Object.fromEntries(
    Object.entries(merged).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}

function correctedBy(input: Input): string[] {
  return [
    ...[...TEXT_FIELDS, ...IDENTITY_FIELDS, 'company' as const].filter((name) => input[name] !== undefined),
    ...Object.keys(input.attributes ?? {}).map((name) => `attributes.${name}`),
  ];
}

async function correctIdentities(
  { stores }: ActContext,
  old: Lead,
  input: Input,
): Promise<{ readonly kept: readonly ChannelIdentity[]; readonly given: readonly IdentityDraft[] }> {
  const problems: FieldProblem[] = [];
  const texts: { -readonly [Name in keyof GivenIdentities]: string } = {};
  for (const field of IDENTITY_FIELDS) {
    const text = input[field];
    if (typeof text === 'string') texts[field] = text;
  }
  const given = readIdentities(texts, problems);
  if (problems.length > 0) throw badLead(problems);
  const guard = await stores.erasures.guard();
  if (given.some(({ kind, value }) => guard(kind, value))) throw erasedPerson();
  const [other] = (await stores.leads.findByIdentities(given)).filter(({ id }) => id !== old.id);
  if (other) throw belongsToAnother(other, given);
  const kept = old.identities.map((identity): ChannelIdentity => {
    if (identity.label === 'former') return identity;
    const isCleared = input[fieldOfIdentity(identity as IdentityDraft)] === null;
    return isCleared ? { ...identity, label: 'former' } : identity;
  });
  return { kept, given };
}

function belongsToAnother(other: Lead, given: readonly IdentityDraft[]): Refusal {
  const theirs = new Set(other.identities.map(identityKey));
  const fields = given.filter((identity) => theirs.has(identityKey(identity))).map(fieldOfIdentity);
  const name = encodeId('lead', other.id);
  return new Refusal(
    'conflict',
    `${fields.join(' and ')}: belongs to another lead already, ${name}. Nothing was written.`,
    `Merge the two leads when they are one person, or remove the address from ${name} first.`,
    fields.map((path) => ({ path, message: `Belongs to ${name}.` })),
  );
}

async function correctCompany(
  { stores, newId, now }: ActContext,
  old: Lead,
  { company: given }: Input,
): Promise<{ readonly company: Company | null; readonly companies: readonly Company[] }> {
  if (given === undefined) return { company: old.company, companies: [] };
  if (given === null) return { company: null, companies: [] };
  const problems: FieldProblem[] = [];
  const draft = draftCompany(given, 'company.', problems);
  if (problems.length > 0) throw badLead(problems);
  const domains = draft.domain === undefined ? [] : [draft.domain];
  const book = openCompanyBook(
    await stores.companies.findByDomainsOrNames(domains, [draft.name]),
    newId,
    now,
  );
  return { company: book.settle(draft, null), companies: book.changed() };
}
