/**
 * How is an InMail written for each of LinkedIn's products?
 *
 * Sales Navigator and Recruiter have a field for the subject. The classic product has none at the provider, so that its
 * subject stands as the first line: it is never lost silently.
 */
import type { OutgoingTouch } from '#application';
import type { linkedinProviderSettings } from '#contracts';
import type { z } from 'zod';

export type InmailProduct = z.output<typeof linkedinProviderSettings>['inmailProduct'];

type Words = Pick<OutgoingTouch, 'subject' | 'text'>;

export function inmailOf(product: InmailProduct, touch: Words) {
  if (product === 'classic')
    return { text: classicText(touch), specifics: { linkedin: { classic: { inmail: true } } } };
  return { text: touch.text, specifics: { linkedin: { [product]: { subject: touch.subject ?? '' } } } };
}

/** Every text under which it may stand in the chat. */
export const inmailTexts = (touch: Words): readonly string[] => [touch.text, classicText(touch)];

const classicText = ({ subject, text }: Words): string => (subject ? `${subject}\n\n${text}` : text);
