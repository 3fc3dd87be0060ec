/**
 * How does a snippet come to be, change and go?
 *
 * It is read when a draft is shown, checked or launched. A launch plan that showed other words finds out when it is executed:
 * its hash is of the words with all snippets in place.
 */
import { encodeId, notFound, Refusal } from '#contracts';
import type { ActContext, ActHandler } from '../operations/operation-context.js';
import type { SnippetRecord } from './snippet-store.port.js';
import { toSnippetView } from './snippet-view.js';

const MOST_SNIPPETS = 200;

export const createSnippet: ActHandler<'snippets.create'> = async (
  { stores, now, newId },
  { name, text },
) => {
  if ((await stores.snippets.list()).length >= MOST_SNIPPETS) {
    throw new Refusal(
      'too_large',
      `A workspace has at most ${MOST_SNIPPETS} snippets.`,
      'Delete one that no text names any more (snippets.delete).',
    );
  }
  const snippet = { id: newId(), name, text, revision: 1, createdAt: now, updatedAt: now };
  if (await stores.snippets.insert(snippet)) return toSnippetView(snippet);
  throw new Refusal(
    'conflict',
    `There is a snippet "${name}" already.`,
    'Rewrite it (snippets.update), or choose another name.',
    [{ path: 'name', message: 'Taken.' }],
  );
};

export const updateSnippet: ActHandler<'snippets.update'> = async (context, { snippetId, text }) => {
  const before = await lock(context, snippetId);
  if (before.text === text) return toSnippetView(before);
  const snippet = { ...before, text, revision: before.revision + 1, updatedAt: context.now };
  await context.stores.snippets.save(snippet);
  return toSnippetView(snippet);
};

export const deleteSnippet: ActHandler<'snippets.delete'> = async (context, { snippetId }) => {
  const snippet = await lock(context, snippetId);
  await context.stores.snippets.remove(snippetId);
  return toSnippetView(snippet);
};

async function lock({ stores }: Pick<ActContext, 'stores'>, snippetId: string): Promise<SnippetRecord> {
  const snippet = await stores.snippets.lock(snippetId);
  if (!snippet) throw notFound('snippet', encodeId('snippet', snippetId));
  return snippet;
}
