/**
 * Which words does a touch carry?
 *
 * Rendered when the touch is planned, and the same for whoever asks: preview, test, validation, the samples of a plan and
 * the engine call this one function, and where a text leaves a choice the campaign, the lead and the step decide it.
 */
import { renderTemplate, templateValues, type TouchStep } from '#domain';
import type { DueEnrollment } from './due-enrollment-store.port.js';

/** Whom the words are for, and what was said before. */
export interface WordsFor extends Pick<DueEnrollment, 'campaignId' | 'leadId' | 'lead' | 'sender'> {
  readonly touches: readonly Pick<DueEnrollment['touches'][number], 'kind' | 'subject'>[];
}

export interface RenderedStep {
  readonly subject: string | null;
  readonly text: string;
  /** Variables of the text that have neither a value nor a default. */
  readonly missing: readonly string[];
  /** What is not of the template language, or came out too large: of a sequence that was validated, nothing. */
  readonly unreadable: readonly string[];
}

const NOTHING = { text: '', missing: [], unreadable: [] };

export function renderStep(step: TouchStep, words: WordsFor): RenderedStep {
  const values = templateValues({ ...words.lead, custom: words.lead.attributes }, words.sender);
  const render = (template: string, field: 'subject' | 'body') => {
    const seed = `${words.campaignId}:${words.leadId}:${step.id}:${field}`;
    const rendered = renderTemplate(template, values, seed);
    return rendered.ok ? { ...NOTHING, text: rendered.text } : { ...rendered, text: '' };
  };
  switch (step.kind) {
    case 'email': {
      const body = render(step.body, 'body');
      const subject =
        step.subject === undefined
          ? { ...NOTHING, text: followUpSubject(words) }
          : render(step.subject, 'subject');
      const text = signed(body.text, step.signature === true ? words.sender.signature : null);
      return headed(subject, { ...body, text });
    }
    case 'linkedin_inmail': {
      return headed(render(step.subject, 'subject'), render(step.body, 'body'));
    }
    case 'manual_task': {
      return headed(render(step.title, 'subject'), render(step.body ?? '', 'body'));
    }
    case 'linkedin_visit':
    case 'linkedin_follow':
    case 'linkedin_withdraw':
      return { subject: null, ...NOTHING };
    case 'linkedin_invite':
      return worded(render(step.note ?? '', 'body'));
    case 'linkedin_message':
      return worded(render(step.body, 'body'));
  }
}

type Written = Omit<RenderedStep, 'subject'>;

function headed(subject: Written, body: Written): RenderedStep {
  return {
    subject: subject.text,
    text: body.text,
    missing: [...subject.missing, ...body.missing],
    unreadable: [...subject.unreadable, ...body.unreadable],
  };
}

function worded({ text, missing, unreadable }: Written): RenderedStep {
  return { subject: null, text, missing, unreadable };
}

/** A signature is no template: it stands as its owner wrote it. */
function signed(text: string, signature: string | null): string {
  return signature && text !== '' ? `${text.trimEnd()}\n\n${signature}` : text;
}

/** A follow-up answers under the subject of the last email of this enrollment. */
function followUpSubject({ touches }: Pick<WordsFor, 'touches'>): string {
  const last = touches.filter((touch) => touch.kind === 'email' && touch.subject).at(-1)?.subject;
  if (!last) return '';
  return /^re:/i.test(last) ? last : `Re: ${last}`;
}
