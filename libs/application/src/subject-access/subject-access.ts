/**
 * leads.subject_access: everything that is held on a person, as one JSON document.
 *
 * Written while it is read, page by page, so that no length is too much. Ids are those of the API. Raw messages as they came
 * in are told of, not repeated: their words stand among the messages.
 */
import { encodeId, ID_PREFIXES, type IdKind, notFound } from '#contracts';
import { survivorOf } from '../leads/survivor.js';
import type { StreamHandler } from '../streams/stream-context.js';
import {
  SUBJECT_SECTIONS,
  type SubjectAccessReads,
  type SubjectEntry,
  type SubjectSection,
} from './subject-access-reads.port.js';

const PAGE = 200;

/** What the plain `id` of an entry is the id of. */
const KINDS: Partial<Readonly<Record<SubjectSection, IdKind>>> = {
  leads: 'lead',
  audiences: 'audience',
  enrollments: 'enrollment',
  touches: 'touch',
  conversations: 'conversation',
  messages: 'message',
  meetings: 'meeting',
  deals: 'deal',
  suppressions: 'suppression',
  sources: 'import',
  merges: 'merge',
  events: 'event',
};

export const subjectAccess: StreamHandler<'leads.subject_access'> = async function* (context, { leadId }) {
  const { caller, now, unitOfWork, signal } = context;
  const read = <T>(work: Parameters<typeof unitOfWork.read<T>>[1]) =>
    unitOfWork.read(caller.workspaceId, work);
  const leadIds = await read(async (stores) => {
    const lead = await survivorOf(stores, leadId);
    if (!lead) throw notFound('lead', encodeId('lead', leadId));
    return stores.subjectAccess.personOf(lead.id);
  });
  const head = { format: 'overture.subject-access/1', at: now.toString(), leadId: encodeId('lead', leadId) };
  yield JSON.stringify(head).slice(0, -1);
  for (const section of SUBJECT_SECTIONS) {
    yield `,\n${JSON.stringify(section)}:[`;
    let after: string | null = null;
    let separator = '';
    do {
      signal.throwIfAborted();
      const from: string | null = after;
      const page: Awaited<ReturnType<SubjectAccessReads['section']>> = await read(
        ({ subjectAccess: reads }) => reads.section(section, leadIds, from, PAGE),
      );
      for (const { entry } of page) {
        yield `${separator}\n${JSON.stringify(shown(section, entry))}`;
        separator = ',';
      }
      after = page.length === PAGE ? (page.at(-1)?.key ?? null) : null;
    } while (after !== null);
    yield ']';
  }
  yield '}\n';
};

function shown(section: SubjectSection, entry: SubjectEntry): SubjectEntry {
  return Object.fromEntries(
    Object.entries(entry).map(([name, value]) => [name, edgeValue(section, name, value)]),
  );
}

/** `leadId` is the id of a lead, and a plain `id` that of the section's own kind. Attributes are the person's own words. */
function edgeValue(section: SubjectSection, name: string, value: unknown): unknown {
  if (name === 'company' && typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([inner, text]) => [inner, edgeValue(section, inner, text)]),
    );
  if (typeof value !== 'string') return value;
  const kind = name === 'id' ? KINDS[section] : kindOf(name);
  return kind === undefined ? value : encodeId(kind, value);
}

function kindOf(name: string): IdKind | undefined {
  if (!name.endsWith('Id')) return undefined;
  const kind = name === 'mergedLeadId' ? 'lead' : name.slice(0, -2);
  return Object.hasOwn(ID_PREFIXES, kind) ? (kind as IdKind) : undefined;
}
