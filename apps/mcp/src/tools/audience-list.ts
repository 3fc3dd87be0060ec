/** audience_list: Which audiences are there? */
import { z } from 'zod';
import { describeFilter, filterFields } from '../names/understand-people.js';
import { cleanLine } from '../untrusted/clean-text.js';
import { moreLine, pageArguments } from './paging.js';
import { readingTool } from './tool.js';

export const audienceList = readingTool({
  name: 'audience_list',
  title: 'Audiences',
  description:
    'The audiences that exist, newest first, with their sizes. To see who is in one use lead_search with audience.',
  input: z.strictObject({ ...pageArguments }),
  run: async ({ read }, page) => {
    const { data, nextCursor } = await read('audiences.list', page);
    const lines = data.map(
      ({ id, name, kind, size, filter }) =>
        `${id} "${cleanLine(name)}", ${size} people, ${kind === 'filter' ? `filter: ${describeFilter(filter ?? undefined)}` : 'fixed list'}`,
    );
    return {
      text:
        (lines.join('\n') || 'There are no audiences yet. Build one with audience_build.') +
        moreLine(nextCursor),
      data: {
        audiences: data.map(({ id, name, kind, size, filter }) => ({
          audience_id: id,
          name: cleanLine(name),
          kind,
          size,
          filter: filter && filterFields(filter),
        })),
        next_cursor: nextCursor,
      },
    };
  },
});
