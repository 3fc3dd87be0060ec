/** audience_build: Whom shall a campaign address? First a look, then a group. */
import { Refusal } from '#contracts';
import { z } from 'zod';
import { ask } from '../calls/ask.js';
import type { EdgeOutput } from '../calls/edge.js';
import type { Read } from '../calls/read.js';
import { describeLead, leadFields } from '../names/find-lead.js';
import {
  describeFilter,
  type Filter,
  filterFields,
  peopleArguments,
  understandPeople,
} from '../names/understand-people.js';
import { cleanLine } from '../untrusted/clean-text.js';
import { actingTool } from './tool.js';
import type { ToolAnswer } from './tool-answer.js';

const MOST_PEOPLE = 5_000;

export const audienceBuild = actingTool({
  name: 'audience_build',
  title: 'Build an audience',
  description:
    'A target group from a description of people. First shows size, reach and a sample (preview is true unless you say false); call again with preview=false and a name to create it. Without max_people the audience follows its filter as leads change; with max_people (or lead_ids) it is a fixed list. Example: {"who":"CMOs in SaaS","max_people":50,"name":"SaaS CMOs","preview":false}. Contacts nobody.',
  annotations: { destructiveHint: false, idempotentHint: false, openWorldHint: false },
  input: z.strictObject({
    name: z.string().min(1).max(200).optional(),
    ...peopleArguments,
    lead_ids: z
      .array(z.string().max(60))
      .min(1)
      .max(MOST_PEOPLE)
      .optional()
      .describe('These leads, instead of a description.'),
    max_people: z.number().int().min(1).max(MOST_PEOPLE).optional(),
    preview: z.boolean().default(true),
  }),
  run: async ({ read }, args) => {
    const { name, lead_ids: leadIds, max_people: most, preview } = args;
    if (leadIds) return ask('audiences.create', { name: required(name), leadIds }, created);
    const { filter, notUnderstood } = await understandPeople(read, args);
    if (notUnderstood.length > 0) throw unclear(notUnderstood, filter);
    if (!filter) throw nobodyDescribed();
    if (preview) return shown(await read('audiences.preview', { filter, sample: 5 }), filter, most);
    const whom = most === undefined ? { filter } : { leadIds: await firstLeads(read, filter, most) };
    return ask('audiences.create', { name: required(name), ...whom }, created);
  },
});

function shown(found: EdgeOutput<'audiences.preview'>, filter: Filter, most: number | undefined): ToolAnswer {
  const { size, withEmail, withLinkedin, sample } = found;
  const people = Math.min(size, most ?? size);
  const next =
    size === 0
      ? 'Nobody fits. Widen the description, or see with lead_search who is there.'
      : 'Nothing was created. Call again with preview=false and a name to create it.';
  return {
    text: `${size} people fit (${describeFilter(filter)}); ${withEmail} have an email address, ${withLinkedin} a LinkedIn profile.${people < size ? ` The first ${people} would be taken.` : ''}\n${sample.map(describeLead).join('\n')}\n${next}`,
    data: {
      created: false,
      size,
      would_hold: people,
      with_email: withEmail,
      with_linkedin: withLinkedin,
      understood: filterFields(filter),
      sample: sample.map(leadFields),
    },
  };
}

function created({ id, name, kind, size }: EdgeOutput<'audiences.create'>): ToolAnswer {
  return {
    text: `Created the audience "${cleanLine(name)}" (${id}) with ${size} people${kind === 'filter' ? ', which follows its filter' : ''}. Next: campaign_create.`,
    data: { created: true, audience_id: id, name: cleanLine(name), kind, size },
  };
}

async function firstLeads(read: Read, filter: Filter, most: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  while (ids.length < most) {
    const { data, nextCursor } = await read('leads.search', {
      filter,
      limit: Math.min(200, most - ids.length),
      cursor,
    });
    ids.push(...data.map(({ id }) => id));
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  if (ids.length > 0) return ids;
  throw new Refusal('invalid_input', `Nobody fits (${describeFilter(filter)}).`, 'Widen the description.');
}

function required(name: string | undefined): string {
  if (name !== undefined) return name;
  throw new Refusal('invalid_input', 'An audience needs a name.', 'Call again with name.', [
    { path: 'name', message: 'Is missing.' },
  ]);
}

function unclear(words: readonly string[], filter: Filter | undefined): Refusal {
  return new Refusal(
    'invalid_input',
    `Not understood: ${words.map((word) => cleanLine(word)).join(', ')}. The rest was read as: ${describeFilter(filter)}.`,
    'Say those words as industries, company_tags, location or title_text, or leave them out; lead_search shows what companies are called.',
    [{ path: 'who', message: `Unknown words: ${words.map((word) => cleanLine(word)).join(', ')}.` }],
  );
}

function nobodyDescribed(): Refusal {
  return new Refusal(
    'invalid_input',
    'The audience describes nobody: that would be everybody in the workspace.',
    'Say whom you mean with who, for example "CMOs in SaaS", or with the other arguments.',
  );
}
