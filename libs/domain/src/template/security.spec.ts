import fc from 'fast-check';
import { createEngine } from './liquid.js';
import { parseTemplate } from './parse.js';
import { renderTemplate } from './render.js';

describe('a template reaches nothing but its values', () => {
  it.each([
    `{% include '.env' %}`,
    `{% include 'package.json' %}`,
    `{% render 'package.json' %}`,
    `{% layout 'package.json' %}`,
    `{%- include "/etc/passwd" -%}`,
  ])('%s includes no file', (template) => {
    expect(parseTemplate(template).unreadable).toEqual([template]);
    expect(() => createEngine().parseAndRenderSync(template)).toThrow(/not found/);
  });

  it.each([
    '{{ constructor }}',
    '{{ first_name.constructor }}',
    '{{ custom.constructor }}',
    '{{ custom.__proto__ }}',
    '{{ custom["constructor"] }}',
    '{{ __proto__ }}',
    '{{ _t0 }}',
    '{{ _c0 }}',
  ])('%s shows no prototype and nothing internal', (template) => {
    expect(renderTemplate(template, { first_name: 'Ada', 'custom.plan': 'pro' })).toMatchObject({
      ok: false,
    });
  });

  it.each([
    '{% for i in (1..100000000) %}x{% endfor %}',
    '{% tablerow i in (1..100000000) %}x{% endtablerow %}',
    '{% if (1..100000000) contains 5 %}x{% endif %}',
    '{% assign a = "x" %}',
    '{% capture a %}x{% endcapture %}',
    '{% liquid for i in (1..9) %}',
    '{% increment a %}',
    '{{ first_name | date: "now" }}',
    '{{ first_name | sample }}',
    '{{ first_name | _said: 0 }}',
  ])('%s is not of the language', (template) => {
    expect(parseTemplate(template).unreadable).not.toEqual([]);
  });

  it('an endless loop would not run for a moment', () => {
    const begun = performance.now();
    expect(() => createEngine().parseAndRenderSync('{% for i in (1..100000000) %}x{% endfor %}')).toThrow();
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  it('a text that grows without measure is refused, soon and without filling the memory', () => {
    const values = { first_name: 'a'.repeat(5000), last_name: 'a'.repeat(5000) };
    const chains = [
      `{{ first_name${' | replace: "a", last_name'.repeat(20)} }}`,
      `{{ first_name${' | append: last_name'.repeat(600)} }}`,
      '{{ first_name }}'.repeat(100),
    ];
    for (const template of chains) {
      const begun = performance.now();
      expect(renderTemplate(template, values)).toEqual({
        ok: false,
        missing: [],
        unreadable: ['a text that grows too large'],
      });
      expect(performance.now() - begun).toBeLessThan(3000);
    }
  });

  it('a hostile template is read in a moment, however it is nested', () => {
    for (const piece of ['{', '{{', '{%', '{a|', '{% if a %}', '{{ a | ', '\\{', '{{ a | default: "', '{{{'])
      for (const template of [piece.repeat(20_000 / piece.length), `{{ a ${'| upcase '.repeat(2000)}`]) {
        const begun = performance.now();
        renderTemplate(template, {});
        expect(performance.now() - begun).toBeLessThan(3000);
      }
  });

  const hostile = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '{{ first_name }}',
          '{a|b}',
          '{% raw %}',
          '{% endraw %}',
          '{{',
          '}}',
          '|',
          '\\{',
          '$&',
        ),
        fc.string(),
      ),
      { minLength: 1 },
    )
    .map((pieces) => `v${pieces.join('')}`);

  it('whatever a value says, it is read as it is: in a choice, in a branch and through filters', () => {
    fc.assert(
      fc.property(hostile, fc.string(), (value, seed) => {
        const values = { first_name: value, 'custom.plan': value };
        const template =
          '{<{{ first_name }}>|<{{ custom.plan }}>}{% if first_name == custom.plan %}{{ last_name | default: first_name }}{% endif %}{{ first_name | append: custom.plan }}';
        expect(renderTemplate(template, values, seed)).toEqual({
          ok: true,
          text: `<${value}>${value}${value}${value}`,
        });
      }),
    );
  });
});
