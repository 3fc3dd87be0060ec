import fc from 'fast-check';
import { renderTemplate } from './render.js';
import { graphWithSnippets, snippetsIn, snippetsOfGraph, withSnippets } from './snippets.js';

const snippet = (name: string, text: string) => ({ name, text, revision: 1 });
const KNOWN = [
  snippet('intro', 'Hi {{ first_name }},'),
  snippet('offer', '{two|three} calls | a week'),
  snippet('braces', 'a } b { c'),
];

describe('snippets', () => {
  it.each<[string, string]>([
    ['{{ snippet.intro }} hello', 'Hi {{ first_name }}, hello'],
    ['{{snippet.offer}}', '{two|three} calls \\| a week'],
    ['{ {{ snippet.offer }}|nothing}', '{ {two|three} calls \\| a week|nothing}'],
    ['{{ snippet.braces }}', 'a \\} b \\{ c'],
    ['{{ snippet.unknown }} {{ first_name }}', '{{ snippet.unknown }} {{ first_name }}'],
    ['\\{{ snippet.intro }}', '\\{{ snippet.intro }}'],
    ['{{ snippet.intro | upcase }}', '{{ snippet.intro | upcase }}'],
  ])('%j becomes %j', (template, filled) => {
    expect(withSnippets(template, KNOWN)).toBe(filled);
  });

  it('are named once, in the order of their use', () => {
    expect(snippetsIn('{{ snippet.b }} {{ snippet.a }} {{ snippet.b }} {{ custom.c }}')).toEqual(['b', 'a']);
  });

  it('are put into every text of a sequence, and those that are left say where', () => {
    const graph = {
      start: 'm',
      steps: [
        {
          id: 'm',
          kind: 'email' as const,
          subject: 's',
          body: '{{ snippet.intro }}{{ snippet.gone }}',
          next: 'i',
        },
        { id: 'i', kind: 'linkedin_invite' as const, note: '{{ snippet.intro }}', next: 'end' },
        { id: 'end', kind: 'end' as const },
      ],
    };
    const filled = graphWithSnippets(graph, KNOWN);
    expect(filled.steps.slice(0, 2)).toMatchObject([
      { body: 'Hi {{ first_name }},{{ snippet.gone }}' },
      { note: 'Hi {{ first_name }},' },
    ]);
    expect(snippetsOfGraph(filled)).toEqual([{ stepId: 'm', index: 0, field: 'body', name: 'gone' }]);
  });

  const text = fc
    .array(fc.constantFrom('{', '|', '}', '{a|b}', 'x', ' ', '\\{', '{{ first_name }}'))
    .map((pieces) => pieces.join(''))
    // What is no template by itself is refused when it is written.
    .filter((written) => renderTemplate(written, { first_name: 'Ada' }).ok);

  it('say in a text, and in a choice, what they say alone', () => {
    fc.assert(
      fc.property(text, fc.string(), (written, seed) => {
        const values = { first_name: 'Ada' };
        const alone = renderTemplate(written, values, seed);
        const snippets = [snippet('s', written)];
        const inText = renderTemplate(withSnippets('<{{ snippet.s }}>', snippets), values, seed);
        if (!alone.ok || !inText.ok) throw new Error('It does not render.');
        expect(inText.text).toBe(`<${alone.text}>`);
        const only = withSnippets('{ {{ snippet.s }} | {{ snippet.s }} }', snippets);
        expect(renderTemplate(only, values, seed)).toMatchObject({ ok: true });
        expect(seen(withSnippets('{{ snippet.s }}', snippets))).toEqual(seen(written));
      }),
    );
  });
});

/** Everything that a text can read. */
function seen(template: string): string[] {
  const seeds = Array.from({ length: 60 }, (_, index) => `seed-${index}`);
  const texts = seeds.map((seed) => {
    const rendered = renderTemplate(template, { first_name: 'Ada' }, seed);
    return rendered.ok ? rendered.text : '';
  });
  return [...new Set(texts)].sort();
}
