/** Snippets: pieces of text that many texts share. What was launched keeps them as they were. */
import { z } from 'zod';
import { id, instant } from '../ids/edge.js';
import { defineOperation } from './operation.js';

const name = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'Small letters, digits and "_", a letter first, at most 40.')
  .meta({ description: 'Texts name it so: {{ snippet.intro }}. It stays what it is.', examples: ['intro'] });
const text = z.string().trim().min(1).max(5000);

export const snippetView = z.object({
  id: id('snippet'),
  name,
  text: z.string(),
  revision: z.number().int().meta({ description: 'Rises with each change of the text.' }),
  problems: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
  createdAt: instant,
  updatedAt: instant,
});

export const createSnippet = defineOperation({
  name: 'snippets.create',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Write a snippet: a piece of text for {{ snippet.… }}, with variables and choices of its own',
  input: z.strictObject({ name, text }),
  output: snippetView,
  http: { method: 'POST', path: '/v1/snippets', status: 201 },
});
export const updateSnippet = defineOperation({
  name: 'snippets.update',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Rewrite a snippet for drafts and launches to come; what was launched keeps its words',
  input: z.strictObject({ snippetId: id('snippet'), text }),
  output: snippetView,
  http: { method: 'PATCH', path: '/v1/snippets/:snippetId' },
});
export const getSnippet = defineOperation({
  name: 'snippets.get',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'One snippet',
  input: z.strictObject({ snippetId: id('snippet') }),
  output: snippetView,
  http: { method: 'GET', path: '/v1/snippets/:snippetId' },
});
export const listSnippets = defineOperation({
  name: 'snippets.list',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'All snippets of the workspace, by name',
  input: z.strictObject({}),
  output: z.object({ data: z.array(snippetView) }),
  http: { method: 'GET', path: '/v1/snippets' },
});
export const deleteSnippet = defineOperation({
  name: 'snippets.delete',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Delete a snippet; drafts that name it say so among their problems',
  input: z.strictObject({ snippetId: id('snippet') }),
  output: snippetView,
  http: { method: 'DELETE', path: '/v1/snippets/:snippetId' },
});
