/**
 * Did a machine answer in somebody's absence (RFC 3834 and what servers really send)?
 *
 * A wrong "automatic" would keep writing to somebody who answered, so one clear sign is asked for, never a guess.
 */
import type { Email } from 'postal-mime';

/** How the common systems begin the subject of an absence note; a person who answers begins with "Re:". */
const SUBJECTS =
  /^(automatic reply|auto[- ]?reply|autoreply|auto[- ]?response|out of (the )?office|automatische antwort|abwesenheitsnotiz|abwesenheit|r[ée]ponse automatique|message d['’]absence|absence du bureau|respuesta autom[áa]tica|fuera de la oficina|risposta automatica|fuori sede|automatisch antwoord|afwezig(heid)?|resposta autom[áa]tica|autosvar|automaattinen vastaus)\b/i;

const MACHINE_HEADERS = ['x-autoreply', 'x-autorespond', 'x-autoresponse', 'x-auto-reply'];

export function isAutomaticAnswer(email: Pick<Email, 'headers' | 'subject'>): boolean {
  const field = (name: string) =>
    email.headers
      .find((header) => header.key === name)
      ?.value.trim()
      .toLowerCase();
  const submitted = field('auto-submitted');
  if (submitted !== undefined && submitted !== '' && !/^no\b/.test(submitted)) return true;
  if (MACHINE_HEADERS.some((name) => ![undefined, '', 'no'].includes(field(name)))) return true;
  if (/^(auto[_-]reply|bulk|junk)$/.test(field('precedence') ?? '')) return true;
  if (/\ball\b/.test(field('x-auto-response-suppress') ?? '')) return true;
  return SUBJECTS.test((email.subject ?? '').trim().slice(0, 200));
}
