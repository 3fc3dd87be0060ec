/**
 * leads.export: leads as CSV that can be imported again without a change.
 *
 * Read page by page, newest first: each lead that was there at the beginning stands in the file at most once, however much
 * is written meanwhile, and memory holds one page. Attributes are columns; the names are read once, at the beginning.
 */
import { encodeId } from '#contracts';
import { BYTE_ORDER_MARK, csvLine, type CsvCell } from '../csv/write-csv.js';
import type { StreamHandler } from '../streams/stream-context.js';
import { leadView } from './lead-view.js';
import type { FoundLead, LeadPosition } from './lead-store.port.js';
import type { Lead } from './lead.js';
import { leadQuery } from './search-leads.js';

const PAGE = 1_000;

/** Column → cell; those that an import understands bear its names. */
const COLUMNS: Readonly<Record<string, (lead: ReturnType<typeof leadView>) => CsvCell>> = {
  leadId: (lead) => encodeId('lead', lead.id),
  firstName: (lead) => lead.firstName,
  lastName: (lead) => lead.lastName,
  professionalEmail: (lead) => lead.professionalEmail,
  personalEmail: (lead) => lead.personalEmail,
  linkedinUrl: (lead) => lead.linkedinUrl,
  linkedinMemberId: (lead) => lead.linkedinMemberId,
  jobTitle: (lead) => lead.jobTitle,
  jobFunction: (lead) => lead.jobFunction,
  seniority: (lead) => lead.seniority,
  location: (lead) => lead.location,
  phone: (lead) => lead.phone,
  timeZone: (lead) => lead.timeZone,
  'company.name': (lead) => lead.company?.name,
  'company.domain': (lead) => lead.company?.domain,
  'company.industry': (lead) => lead.company?.industry,
  'company.size': (lead) => lead.company?.size,
  'company.tags': (lead) => lead.company?.tags.join(';'),
  createdAt: (lead) => lead.createdAt.toString(),
  updatedAt: (lead) => lead.updatedAt.toString(),
};

export const exportLeads: StreamHandler<'leads.export'> = async function* (
  { caller, unitOfWork, signal },
  { byteOrderMark, ...wanted },
) {
  const { query, attributes } = await unitOfWork.read(caller.workspaceId, async (stores) => ({
    query: await leadQuery(stores, wanted),
    attributes: await stores.leads.attributeNames(),
  }));
  const mark = byteOrderMark === 'true' ? BYTE_ORDER_MARK : '';
  yield mark + csvLine([...Object.keys(COLUMNS), ...attributes.map((name) => `attributes.${name}`)]);
  let after: LeadPosition | undefined;
  do {
    const page: FoundLead[] = await unitOfWork.read(caller.workspaceId, ({ leads }) =>
      leads.find(query, { sort: 'newest', take: PAGE, after }),
    );
    if (page.length > 0) yield page.map(({ lead }) => lineOf(lead, attributes)).join('');
    after = page.length < PAGE ? undefined : page.at(-1)?.position;
  } while (after !== undefined && !signal.aborted);
};

function lineOf(lead: Lead, attributes: readonly string[]): string {
  const view = withSeparateAddresses(lead);
  return csvLine([
    ...Object.values(COLUMNS).map((cell) => cell(view)),
    ...attributes.map((name) => (Object.hasOwn(view.attributes, name) ? view.attributes[name] : null)),
  ]);
}

/** A view shows a lone personal address as the professional one, too; read back, that would say more than is known. */
function withSeparateAddresses(lead: Lead): ReturnType<typeof leadView> {
  const view = leadView(lead);
  return view.professionalEmail === view.personalEmail ? { ...view, professionalEmail: null } : view;
}
