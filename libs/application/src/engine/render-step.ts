/**
 * Which words does a touch carry?
 *
 * Rendered once, when the touch is planned, so that every attempt and every preview of it says the same. Also used
 * for the samples of a launch plan.
 */
import { renderTemplate, templateValues, type TouchStep } from '#domain';
import type { DueEnrollment } from './due-enrollment-store.port.js';

/** Whom the words are for, and what was said before. */
export interface WordsFor extends Pick<DueEnrollment, 'lead' | 'sender'> {
  readonly touches: readonly Pick<DueEnrollment['touches'][number], 'kind' | 'subject'>[];
}

export interface RenderedStep {
  readonly subject: string | null;
  readonly text: string;
  /** Variables of the text that have neither a value nor a default. */
  readonly missing: readonly string[];
}

export function renderStep(step: TouchStep, enrollment: WordsFor): RenderedStep {
  const values = templateValues(
    { ...enrollment.lead, custom: enrollment.lead.attributes },
    enrollment.sender,
  );
  const render = (template: string) => {
    const rendered = renderTemplate(template, values);
    return rendered.ok ? { text: rendered.text, missing: [] } : { text: '', missing: rendered.missing };
  };
  switch (step.kind) {
    case 'email': {
      const body = render(step.body);
      const subject =
        step.subject === undefined
          ? { text: followUpSubject(enrollment), missing: [] }
          : render(step.subject);
      return { subject: subject.text, text: body.text, missing: [...subject.missing, ...body.missing] };
    }
    case 'linkedin_inmail': {
      const subject = render(step.subject);
      const body = render(step.body);
      return { subject: subject.text, text: body.text, missing: [...subject.missing, ...body.missing] };
    }
    case 'manual_task': {
      const title = render(step.title);
      const body = render(step.body ?? '');
      return { subject: title.text, text: body.text, missing: [...title.missing, ...body.missing] };
    }
    case 'linkedin_visit':
    case 'linkedin_follow':
    case 'linkedin_withdraw':
      return { subject: null, text: '', missing: [] };
    case 'linkedin_invite':
      return { subject: null, ...render(step.note ?? '') };
    case 'linkedin_message':
      return { subject: null, ...render(step.body) };
  }
}

/** A follow-up answers under the subject of the last email of this enrollment. */
function followUpSubject(enrollment: Pick<WordsFor, 'touches'>): string {
  const last = enrollment.touches.filter((touch) => touch.kind === 'email' && touch.subject).at(-1)?.subject;
  if (!last) return '';
  return /^re:/i.test(last) ? last : `Re: ${last}`;
}
