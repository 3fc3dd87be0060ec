/** What can a client attach to a conversation? The guide, and the figures of each campaign. */
import { Refusal } from '#contracts';
import { type McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server';
import type { Read } from '../calls/read.js';
import { theCampaign } from '../names/find-campaigns.js';
import { figuresFields } from '../tools/figures-answer.js';
import { cleanLine } from '../untrusted/clean-text.js';
import { GUIDE } from './guide.js';

const LISTED = 50;

export function registerResources(server: McpServer, read: Read): void {
  server.registerResource(
    'guide',
    'overture://guide',
    {
      title: 'How to write sequences',
      description: 'Steps, variables, limits, an example with both channels, and what the figures count.',
      mimeType: 'text/markdown',
      cacheHint: { ttlMs: 3_600_000 },
    },
    (uri) => ({ contents: [{ uri: uri.href, mimeType: 'text/markdown', text: GUIDE }] }),
  );
  server.registerResource(
    'campaign_figures',
    new ResourceTemplate('overture://campaigns/{id}/figures', {
      list: async () => ({ resources: await figuresOfEach(read) }),
      complete: { id: async (text) => (await named(read, text)).map(({ id }) => id) },
    }),
    {
      title: 'Figures of a campaign',
      description: 'The funnel of a campaign and of each step, every rate with its denominator.',
      mimeType: 'application/json',
    },
    async (uri, { id }) => {
      const text = await figuresOf(read, decodeURIComponent(String(id)), uri.href);
      return { contents: [{ uri: uri.href, mimeType: 'application/json', text }] };
    },
  );
}

async function figuresOf(read: Read, reference: string, uri: string): Promise<string> {
  try {
    const { id: campaignId } = await theCampaign(read, reference);
    return JSON.stringify(figuresFields(await read('campaigns.figures', { campaignId })));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') throw new ResourceNotFoundError(uri);
    throw error;
  }
}

async function figuresOfEach(read: Read) {
  const { data } = await read('campaigns.list', { limit: LISTED });
  return data.map(({ id, name }) => ({
    uri: `overture://campaigns/${id}/figures`,
    name: `Figures of ${cleanLine(name)}`,
    mimeType: 'application/json',
  }));
}

/** For completions: campaigns whose name contains the text, newest first. */
export async function named(read: Read, text: string): Promise<{ id: string; name: string }[]> {
  const { data } = await read('campaigns.list', {
    text: text === '' ? undefined : text.slice(0, 200),
    limit: LISTED,
  });
  return data.map(({ id, name }) => ({ id, name: cleanLine(name) }));
}
