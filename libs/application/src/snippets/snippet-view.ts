/** What does a caller see of a snippet, and what is wrong with its text? Told, not refused, as of a draft. */
import type { OutputOf } from '#contracts';
import { isKnownVariable, parseTemplate, snippetsIn } from '#domain';
import type { SnippetRecord } from './snippet-store.port.js';

type View = OutputOf<'snippets.get'>;

export const toSnippetView = (snippet: SnippetRecord): View => ({
  ...snippet,
  problems: problemsOf(snippet.text),
});

function problemsOf(text: string): View['problems'] {
  const { variables, unreadable } = parseTemplate(text);
  const problem = (code: string, message: string) => ({ path: 'text', code, message });
  return [
    ...snippetsIn(text).map((name) =>
      problem('snippet_in_snippet', `A snippet holds no other, and this one names "${name}".`),
    ),
    ...variables
      .filter((name) => !isKnownVariable(name))
      .map((name) => problem('unknown_variable', `There is no variable "${name}".`)),
    ...unreadable.map((written) =>
      problem('unreadable_placeholder', `${written.slice(0, 60)} cannot be read.`),
    ),
  ];
}
