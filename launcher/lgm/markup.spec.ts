import fc from 'fast-check';
import { translateMarkup } from './markup.ts';

describe('a message from their editor', () => {
  it.each([
    [
      '<p>Hi <var name="firstname" default="there">,</p><p>Fine?</p>',
      'Hi {{ first_name | default: "there" }},\n\nFine?',
    ],
    ['<p>Hi <var name="companyName"/></p>', 'Hi {{ company_name }}'],
    ['One<br>Two<br/>Three', 'One\nTwo\nThree'],
    [
      '<p>See <a track="true" href="https://x.example/a">this page</a>.</p>',
      'See this page (https://x.example/a).',
    ],
    ['<p><a href="https://x.example">https://x.example</a></p>', 'https://x.example'],
    [
      '<var name="customAttribute3" default="a &quot;b&quot; {{c}}">',
      '{{ custom.lgm_custom_3 | default: "a b c" }}',
    ],
    ['5 &lt; 6 &amp;&nbsp;7', '5 < 6 & 7'],
  ])('%s reads %j', (html, text) => {
    expect(translateMarkup(html)).toEqual({ text, notes: [] });
  });

  it.each([
    ['<p>Hi <spin>A|B|C</spin>!</p>', 'Hi A!', 'spin'],
    ['<spin><option>A</option><option>B</option></spin>', 'A', 'spin'],
    ['<p>Hi</p><signature/>', 'Hi', 'signature'],
    ['Hi <var name="mood" default="happy"> you', 'Hi happy you', 'mood'],
  ])('%s reads %j, and tells what was lost', (html, text, note) => {
    const translated = translateMarkup(html);
    expect(translated.text).toBe(text);
    expect(translated.notes.join(' ')).toContain(note);
  });

  it('never brings foreign template language to life', () => {
    expect(translateMarkup('<p>{{ first_name }} {% if x %}</p>').text).toBe('{ { first_name }} { % if x %}');
    expect(translateMarkup('{<b>{</b>x').text).toBe('{ {x');
    fc.assert(
      fc.property(fc.string(), (html) => {
        expect(translateMarkup(html.replaceAll(/<var/gi, '')).text).not.toMatch(/\{\{|\{%/);
      }),
    );
  });
});
