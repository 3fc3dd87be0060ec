import fc from 'fast-check';
import { literalLength, parseTemplate, variablesOf } from './parse.js';
import { renderTemplate } from './render.js';
import { customVariable, isKnownVariable, TEMPLATE_VARIABLES, templateValues } from './variables.js';

const ADA = { first_name: 'Ada', company_name: 'Engines & Sons' };

describe('renderTemplate', () => {
  it.each<[string, string]>([
    ['Hi {{ first_name }}!', 'Hi Ada!'],
    ['Hi {{first_name}}, {{first_name}}', 'Hi Ada, Ada'],
    ['Hi {{ last_name | default: "there" }}', 'Hi there'],
    ['Hi {{ last_name | default: \'you "all"\' }}', 'Hi you "all"'],
    ['Hi {{ first_name | default: "there" }}', 'Hi Ada'],
    ['Hi{{ last_name | default: "" }}', 'Hi'],
    ['{{\n  company_name\n}}', 'Engines & Sons'],
    ['a } b }} c { d', 'a } b }} c { d'],
    ['{{ first_name | upcase }}', 'ADA'],
    ['Hi {{ nickname | default: first_name }}', 'Hi Ada'],
    ['{{ first_name | append: " at " | append: company_name }}', 'Ada at Engines & Sons'],
    ['{{ company_name | split: " " | first | downcase }}', 'engines'],
    ['a {{- first_name -}} b', 'aAdab'],
    ['{% if last_name %}Dear {{ last_name }}{% else %}Hi {{ first_name }}{% endif %}', 'Hi Ada'],
    ['{% unless job_title %}?{% endunless %}', '?'],
    ['{% case first_name %}{% when "Bob", "Ada" %}A or B{% else %}-{% endcase %}', 'A or B'],
    ['{% if company_name contains "Sons" and first_name == "Ada" %}yes{% endif %}', 'yes'],
    ['{% raw %}{{ first_name }} {a|b}{% endraw %}', '{{ first_name }} {a|b}'],
    ['\\{a\\|b\\} \\n C:\\dir', '{a|b} \\n C:\\dir'],
    ['\\{{ first_name }}', '{{ first_name }}'],
    ['', ''],
  ])('%j reads %j', (template, text) => {
    expect(renderTemplate(template, ADA)).toEqual({ ok: true, text });
  });

  it.each<[string, string[], string[]]>([
    ['{{ last_name }} {{ job_title }} {{ last_name }}', ['last_name', 'job_title'], []],
    ['{{ constructor }}', ['constructor'], []],
    ['{{ first_name | date: "%Y" }}', [], ['{{ first_name | date: "%Y" }}']],
    ['{{ First Name }}', [], ['{{ First Name }}']],
    ['{{ true }}', [], ['{{ true }}']],
    ['{{ first_name | append: last_name }}', ['last_name'], []],
    ['{{ last_name | append: "!" | default: "x" }}', ['last_name'], []],
    ['{{ nickname | default: last_name }}', ['nickname'], []],
    ['{% if first_name %}{{ last_name }}{% endif %}', ['last_name'], []],
    ['{% if first_name %}x', [], ['{% if first_name %}']],
    ['x{% endif %}', [], ['{% endif %}']],
    ['{% if a %}{% else %}{% else %}{% endif %}', [], ['{% else %}']],
    ['{% case a %}{% elsif b %}{% endcase %}', [], ['{% elsif b %}']],
    ['{% if first name %}x{% endif %}', [], ['{% if first name %}', '{% endif %}']],
    ['{a{% if first_name %}|b{% endif %}}', [], ['{% if first_name %}', '{% endif %}']],
    ['{{ first_name', [], ['{{ first_name']],
    ['{% for x in y %}x{% endfor %}', [], ['{% for x in y %}', '{% endfor %}']],
    ['{{ a.b.c }}', [], ['{{ a.b.c }}']],
    ['{{ "{{" }} {{ last_name }}', ['last_name'], ['{{ "{{" }}']],
  ])('%j is refused', (template, missing, unreadable) => {
    expect(renderTemplate(template, ADA)).toEqual({ ok: false, missing, unreadable });
  });

  it('an empty value counts as unknown', () => {
    expect(renderTemplate('{{ first_name | default: "you" }}', { first_name: '' })).toEqual({
      ok: true,
      text: 'you',
    });
    expect(renderTemplate('{{ first_name }}', { first_name: '' })).toMatchObject({ ok: false });
  });

  const hostile = fc
    .array(
      fc.oneof(
        fc.constantFrom('{{', '}}', '{%', '%}', ' first_name ', '|', '$&', '$1', '"', '\n'),
        fc.string(),
      ),
      { minLength: 1 },
    )
    .map((pieces) => pieces.join(''))
    .filter((text) => text !== '');

  it('whatever a value says, it is inserted as it is', () => {
    fc.assert(
      fc.property(hostile, hostile, (first, last) => {
        const rendered = renderTemplate('<{{ first_name }}|{{ last_name | default: "x" }}>', {
          first_name: first,
          last_name: last,
        });
        expect(rendered).toEqual({ ok: true, text: `<${first}|${last}>` });
      }),
    );
  });

  it('whatever the template says, it reads to the end, and a text without placeholders stays as it is', () => {
    fc.assert(
      fc.property(hostile, (template) => {
        const rendered = renderTemplate(template, ADA);
        const { unreadable } = parseTemplate(template);
        const isKnown = variablesOf(template).every((name) => Object.hasOwn(ADA, name));
        if (unreadable.length > 0) expect(rendered.ok).toBe(false);
        else if (isKnown) expect(rendered.ok).toBe(true);
        if (!/[{|}\\]/.test(template)) expect(rendered).toEqual({ ok: true, text: template });
        expect(literalLength(template)).toBeLessThanOrEqual(template.length);
      }),
    );
  });
});

describe('variables', () => {
  it('are listed once, in the order of their use', () => {
    expect(variablesOf('{{ b }} {{ a | default: "{" }} {{ a }} {{ custom.plan }} {{ b }}')).toEqual([
      'b',
      'a',
      'custom.plan',
    ]);
  });

  it.each([
    ['first_name', true],
    ['custom.plan_2', true],
    ['custom', false],
    ['custom.', false],
    ['firstname', false],
    ['toString', false],
  ])('%s is known: %s', (name, known) => {
    expect(isKnownVariable(name)).toBe(known);
  });

  it.each([
    ['Number of seats', 'custom.number_of_seats'],
    ['Année', 'custom.annee'],
    ['2nd phone', 'custom.x_2nd_phone'],
    ['  plan!  ', 'custom.plan'],
  ])('the attribute %j is written %s', (attribute, variable) => {
    expect(customVariable(attribute)).toBe(variable);
  });

  it('every attribute has a name that a template can use', () => {
    fc.assert(
      fc.property(fc.string(), (attribute) => {
        expect(isKnownVariable(customVariable(attribute))).toBe(true);
      }),
    );
  });

  it('values are trimmed, and what is unknown is left out', () => {
    const lead = {
      firstName: ' Ada ',
      lastName: 'Lovelace',
      companyName: null,
      jobTitle: '  ',
      custom: { Plan: 'pro', Old: null },
    };
    expect(templateValues(lead, { name: 'Grace Hopper' })).toEqual({
      first_name: 'Ada',
      last_name: 'Lovelace',
      full_name: 'Ada Lovelace',
      sender_name: 'Grace Hopper',
      sender_first_name: 'Grace',
      'custom.plan': 'pro',
    });
  });

  it('a lead of whom everything is known fills every variable', () => {
    const lead = {
      firstName: 'A',
      lastName: 'B',
      fullName: 'C',
      companyName: 'D',
      jobTitle: 'E',
      location: 'F',
      industry: 'G',
    };
    expect(Object.keys(templateValues(lead, { name: 'H', firstName: 'I' })).sort()).toEqual(
      [...TEMPLATE_VARIABLES].sort(),
    );
  });
});
