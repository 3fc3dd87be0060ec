/**
 * How do the messages of their campaign read as a draft sequence?
 *
 * Their API tells the messages and their order, not the delays, conditions and visits between them. The draft asks for an
 * accepted invitation before it writes on LinkedIn, waits some days between messages, and says that a person must look.
 */
import { translateMarkup } from './markup.ts';
import type { LgmMessage } from './records.ts';

export interface DraftSequence {
  readonly graph: { readonly start: string; readonly steps: readonly Step[] };
  readonly notes: readonly string[];
}

export type Step = Readonly<Record<string, unknown>> & { readonly id: string; readonly kind: string };

const DAYS_BETWEEN = 3;
const DAYS_TO_ACCEPT = 7;
/** Characters of an invitation's note on a free LinkedIn account are fewer; Overture's own checks say so. */
const NOTE_LENGTH = 300;

export function mapCampaign(messages: readonly LgmMessage[]): DraftSequence {
  const notes = new Set<string>();
  const inOrder = [...messages].sort((one, other) => (one.order ?? 0) - (other.order ?? 0));
  const steps: Step[] = [];
  inOrder.forEach((message, index) => {
    const step = stepOf(message, index + 1, notes);
    if (step === undefined) return;
    if (step.kind === 'linkedin_message' && !steps.some(({ kind }) => kind === 'condition')) {
      const asked = invited(steps);
      steps.push({
        id: 'accepted',
        kind: 'condition',
        if: { ask: 'invitation_accepted' },
        within: { days: asked ? DAYS_TO_ACCEPT : 0 },
        then: '',
        else: 'end',
      });
      notes.add(
        'LinkedIn messages go only to people who accepted; the others leave the sequence. Change it if need be.',
      );
    } else if (steps.length > 0)
      steps.push({ id: `wait_${index}`, kind: 'wait', for: { days: DAYS_BETWEEN }, next: '' });
    steps.push(step);
  });
  if (steps.length > 1) notes.add(`Their API tells no delays: each wait was set to ${DAYS_BETWEEN} days.`);
  if (steps.length === 0) notes.add('Their API told no messages of this campaign.');
  return { graph: linked(steps), notes: [...notes] };
}

function stepOf(message: LgmMessage, number: number, notes: Set<string>): Step | undefined {
  const html = message.newHtml ?? message.html ?? '';
  const { text, notes: lost } = translateMarkup(html);
  for (const note of lost) notes.add(`Message ${number}: ${note}`);
  const kind = `${message.channel ?? ''} ${message.type ?? ''}`.toLowerCase();
  if (/invit|contact_request|add/.test(kind) && /linkedin/.test(kind)) return invitation(number, text, notes);
  if (text === '') {
    notes.add(`Message ${number} is empty and was left out.`);
    return undefined;
  }
  if (/linkedin/.test(kind))
    return { id: `linkedin_${number}`, kind: 'linkedin_message', body: text, next: '' };
  if (/e?mail/.test(kind)) {
    const subject = translateMarkup(message.subject ?? '').text;
    return { id: `email_${number}`, kind: 'email', ...(subject && { subject }), body: text, next: '' };
  }
  notes.add(
    `Message ${number} is for a channel that Overture does not have (${kind.trim() || 'unnamed'}); it was left out.`,
  );
  return undefined;
}

function invitation(number: number, note: string, notes: Set<string>): Step {
  if (note.length <= NOTE_LENGTH)
    return { id: `invite_${number}`, kind: 'linkedin_invite', ...(note && { note }), next: '' };
  notes.add(
    `Message ${number}: the note is longer than ${NOTE_LENGTH} characters; the invitation goes without it.`,
  );
  return { id: `invite_${number}`, kind: 'linkedin_invite', next: '' };
}

const invited = (steps: readonly Step[]): boolean => steps.some(({ kind }) => kind === 'linkedin_invite');

/** Each step leads to the one after it, the last to the end. */
function linked(steps: readonly Step[]): DraftSequence['graph'] {
  const ids = [...steps.map(({ id }) => id), 'end'];
  const joined = steps.map((step, index) => ({
    ...step,
    [step.kind === 'condition' ? 'then' : 'next']: ids[index + 1],
  }));
  return { start: ids[0] ?? 'end', steps: [...joined, { id: 'end', kind: 'end' }] };
}
