/** Who answers the operations on snippets? */
import { getSnippet, listSnippets } from './read-snippets.js';
import { createSnippet, deleteSnippet, updateSnippet } from './write-snippets.js';

export type * from './snippet-store.port.js';

export const snippetHandlers = {
  'snippets.create': createSnippet,
  'snippets.update': updateSnippet,
  'snippets.get': getSnippet,
  'snippets.list': listSnippets,
  'snippets.delete': deleteSnippet,
};
