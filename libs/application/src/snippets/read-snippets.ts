/** snippets.get, snippets.list: which pieces of text are shared? */
import { encodeId, notFound } from '#contracts';
import type { ReadHandler } from '../operations/operation-context.js';
import { toSnippetView } from './snippet-view.js';

export const getSnippet: ReadHandler<'snippets.get'> = async ({ stores }, { snippetId }) => {
  const snippet = await stores.snippets.find(snippetId);
  if (!snippet) throw notFound('snippet', encodeId('snippet', snippetId));
  return toSnippetView(snippet);
};

export const listSnippets: ReadHandler<'snippets.list'> = async ({ stores }) => ({
  data: (await stores.snippets.list()).map(toSnippetView),
});
