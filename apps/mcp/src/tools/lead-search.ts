/** lead_search: Which people are there? */
import { z } from 'zod';
import { theAudience } from '../names/find-parts.js';
import { describeLead, leadFields } from '../names/find-lead.js';
import {
  describeFilter,
  filterFields,
  peopleArguments,
  understandPeople,
} from '../names/understand-people.js';
import { moreLine, pageArguments } from './paging.js';
import { readingTool } from './tool.js';

export const leadSearch = readingTool({
  name: 'lead_search',
  title: 'Find leads',
  description:
    'Find people in the workspace, by role ("CMOs in SaaS"), company, place, name or address; all that is given must hold. Says how the words were understood and how many there are. Example: {"who":"CMOs in SaaS"}. To make a target group of them use audience_build with the same arguments; do not page through everybody.',
  input: z.strictObject({
    ...peopleArguments,
    name: z.string().max(200).optional().describe('Words of the name or company.'),
    email: z.string().max(320).optional(),
    linkedin_url: z.string().max(500).optional(),
    audience: z.string().max(200).optional().describe('Only members of this audience; name or id.'),
    ...pageArguments,
  }),
  run: async ({ read }, args) => {
    const { filter, notUnderstood } = await understandPeople(read, args);
    const { name, email, linkedin_url: linkedinUrl, audience, limit, cursor } = args;
    const audienceId = audience === undefined ? undefined : (await theAudience(read, audience)).id;
    const found = await read('leads.search', {
      filter,
      text: name,
      email,
      linkedinUrl,
      audienceId,
      limit,
      cursor,
    });
    const isOnlyFilter = [name, email, linkedinUrl, audienceId].every((part) => part === undefined);
    const total =
      filter && isOnlyFilter ? (await read('audiences.preview', { filter, sample: 0 })).size : undefined;
    const unknown =
      notUnderstood.length > 0
        ? `\nNot understood, and not filtered by: ${notUnderstood.join(', ')}. Say it as industries, company_tags, location or title_text.`
        : '';
    const count = total ?? (found.nextCursor ? `more than ${found.data.length}` : found.data.length);
    return {
      text:
        `${count} found (${describeFilter(filter)}).${unknown}\n` +
        found.data.map(describeLead).join('\n') +
        moreLine(found.nextCursor),
      data: {
        total: total ?? null,
        understood: filterFields(filter),
        not_understood: notUnderstood,
        leads: found.data.map(leadFields),
        next_cursor: found.nextCursor,
      },
    };
  },
});
