/**
 * What did this person write themselves, without the quoted thread?
 *
 * The parser's patterns can take cubic time on hostile text, so it sees a bounded window in which overlong lines are
 * stand-ins and empty lines do not pile up.
 */
import EmailReplyParser from 'email-reply-parser';
import type { Email } from 'postal-mime';
import sanitizeHtml from 'sanitize-html';

const MAX_TEXT_CHARS = 32_000;
const WINDOW_CHARS = 6_000;
const MAX_LINE_CHARS = 300;
const MAX_HTML_CHARS = 200_000;

const DROPPED = ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'head', 'blockquote'];

/** Tags are dropped, not cleaned: the result is text. What mail clients mark as a quotation goes with its content. */
function textOfHtml(html: string): string {
  const broken = html.slice(0, MAX_HTML_CHARS).replace(/<(br|\/p|\/div|\/li|\/tr)\b[^>]{0,200}>/gi, '\n$&');
  const unquoted = sanitizeHtml(broken, {
    allowedTags: ['div'],
    allowedAttributes: { div: ['class'] },
    nonTextTags: DROPPED,
    exclusiveFilter: (frame) => /\bgmail_quote/.test(frame.attribs.class ?? ''),
  });
  const bare = sanitizeHtml(unquoted, { allowedTags: [], allowedAttributes: {} });
  return bare
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&');
}

function stripQuotes(text: string): string {
  const window = text.slice(0, WINDOW_CHARS);
  const long: string[] = [];
  const short = window
    .split('\n')
    .map((line) => (line.length > MAX_LINE_CHARS ? `\uE000${long.push(line) - 1}\uE001` : line))
    .join('\n');
  const visible = new EmailReplyParser().parseReply(short);
  // Nothing was cut off the end of the window: the person's own text goes on behind it.
  const goesOn = text.length > WINDOW_CHARS && short.trimEnd().endsWith(visible.trimEnd().slice(-80));
  const restored = visible.replace(
    /\uE000(\d+)\uE001/g,
    (_match, index: string) => long[Number(index)] ?? '',
  );
  return (goesOn ? restored.trimEnd() + text.slice(WINDOW_CHARS) : restored).trim();
}

/** Control characters carry nothing that a person wrote; line breaks become one kind, and never more than two in a row. */
function clean(text: string): string {
  return text
    .slice(0, MAX_TEXT_CHARS)
    .replace(/\r\n?/g, '\n')

    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\uE000\uE001]/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .toWellFormed();
}

export function replyText(email: Pick<Email, 'text' | 'html'>): string {
  const plain = email.text?.trim() ? email.text : textOfHtml(email.html ?? '');
  const whole = clean(plain);
  // A message that is nothing but quotation is shown as it is: hiding all of it would hide what was said.
  return stripQuotes(whole) || whole.trim();
}
