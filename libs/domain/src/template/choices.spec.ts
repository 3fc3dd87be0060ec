import fc from 'fast-check';
import { literalLength, parseTemplate } from './parse.js';
import { renderTemplate } from './render.js';

const said = (template: string, seed: string, values = {}) => {
  const rendered = renderTemplate(template, values, seed);
  if (!rendered.ok) throw new Error(JSON.stringify(rendered));
  return rendered.text;
};
const seeds = Array.from({ length: 400 }, (_, index) => `campaign:lead-${index}:email-1:body`);
const allOf = (template: string, values = {}) =>
  [...new Set(seeds.map((seed) => said(template, seed, values)))].sort();

describe('choices', () => {
  it.each<[string, string[]]>([
    ['{a|b|c}', ['a', 'b', 'c']],
    ['x{a|}y', ['xay', 'xy']],
    ['{a|{b|c}}{d|e}', ['ad', 'ae', 'bd', 'be', 'cd', 'ce']],
    ['{Hi {{ first_name }}|{{ last_name | default: "You" }}}', ['Hi Ada', 'You']],
    ['{{{ first_name }}|there}', ['Ada', 'there']],
    ['{no choice} a|b } {', ['{no choice} a|b } {']],
    ['{a|b', ['{a|b']],
    ['{{ first_name }}{%if x%}{a|b}{%endif%}', ['Ada']],
    ['{\\{|\\}|\\|}', ['{', '|', '}']],
  ])('%j can read %j', (template, texts) => {
    expect(allOf(template, { first_name: 'Ada' })).toEqual(texts);
  });

  it('the same seed gives the same words, however often they are asked for', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.constantFrom('{a|b|c}', '{x|{y|z}}', ' – ')), (seed, pieces) => {
        const template = pieces.join('');
        expect(said(template, seed)).toBe(said(template, seed));
      }),
    );
  });

  it('each option is taken about as often as the others', () => {
    const counts = Map.groupBy(seeds, (seed) => said('{a|b|c|d}', seed));
    for (const option of 'abcd') expect(counts.get(option)?.length).toBeGreaterThan(60);
  });

  it('an edit of one choice leaves the others as they were', () => {
    for (const seed of seeds.slice(0, 50))
      expect(said('{a|b} {c|d}', seed).at(-1)).toBe(said('{x|y|z} {c|d}', seed).at(-1));
  });

  it('a variable that only an option needs is missing for those alone who read that option', () => {
    const template = '{Hello|Hello {{ first_name }}}';
    const read = seeds.map((seed) => renderTemplate(template, {}, seed));
    expect(read).toContainEqual({ ok: true, text: 'Hello' });
    expect(read).toContainEqual({ ok: false, missing: ['first_name'], unreadable: [] });
  });

  it.each<[string, number]>([
    ['{a|bcd}', 3],
    ['x{a|{bb|ccc}}', 4],
    ['{% if a %}1234{% else %}12{% endif %}5', 5],
    ['{% case a %}{% when 1 %}1{% when 2 %}12{% else %}123{% endcase %}', 3],
    ['{% if a %}1{% if b %}2{% endif %}{% endif %}', 2],
    ['\\{a\\}', 3],
  ])('%j has at most %i characters of its own', (template, length) => {
    expect(literalLength(template)).toBe(length);
  });

  it('choices that nobody could follow are refused', () => {
    const deep = (depth: number) => '{a|'.repeat(depth) + 'b' + '}'.repeat(depth);
    expect(parseTemplate(deep(8)).unreadable).toEqual([]);
    expect(parseTemplate(deep(9)).unreadable).not.toEqual([]);
    expect(parseTemplate(deep(6000)).unreadable).not.toEqual([]);
  });
});
