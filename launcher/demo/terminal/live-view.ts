/** What does the demo show while it runs? Business time, who stands where, what was sent, and who answers. */
import type { CampaignProgress, Progress } from '../progress.ts';
import { STEP_IDS } from '../sequence.ts';
import type { Conversation } from '../views.ts';
import { cut, safeText } from './safe-text.ts';
import type { Style } from './style.ts';

export interface Scene {
  readonly progress: Progress;
  readonly replies: readonly Conversation[];
  readonly elapsedMs: number;
  readonly clockScale: string;
}

const ZONE = 'Europe/Paris';
const SHOWN_REPLIES = 8;
const LONGEST_BAR = 24;

/** Lines that fit the width. */
export function liveView(
  { progress, replies, elapsedMs, clockScale }: Scene,
  style: Style,
  width: number,
): string[] {
  const fit = (text: string) => cut(text, width);
  const head = `${businessTimeText(progress.businessTime)}   ${clockScale}× faster than life   ${minutesText(elapsedMs)}`;
  return [
    '',
    style.bold(fit(head)),
    ...progress.campaigns.flatMap((campaign) => [
      '',
      ...campaignLines(campaign).map((line, index) => (index === 0 ? style.cyan(fit(line)) : fit(line))),
    ]),
    '',
    style.bold(fit(`Replies (${replies.length})`)),
    ...replies.slice(-SHOWN_REPLIES).map((reply) => coloured(reply, style)(fit(`  ${replyText(reply)}`))),
  ];
}

/** One line for a terminal that cannot redraw, and for logs. */
export function progressLine({ progress, replies, elapsedMs }: Scene): string {
  const campaigns = progress.campaigns.map(({ campaign, figures: { counts } }) =>
    [
      `${campaign.name} (${campaign.status}): ${campaign.enrollments.active} under way`,
      `${counts['contacted'] ?? 0} contacted`,
      `${counts['accepted'] ?? 0} accepted`,
      `${counts['replied'] ?? 0} replied`,
      `${counts['meetings_booked'] ?? 0} meetings`,
    ].join(', '),
  );
  const head = `[${minutesText(elapsedMs)}] ${businessTimeText(progress.businessTime)}`;
  return [head, ...campaigns, `${replies.length} replies`].join(' | ');
}

export function replyText({
  channel,
  leadName,
  companyName,
  disposition,
  lastMessage,
}: Conversation): string {
  const who = safeText(`${leadName}${companyName ? `, ${companyName}` : ''}`, 50);
  const meaning = (disposition ?? 'not read yet').replaceAll('_', ' ');
  return `${channel === 'email' ? 'email   ' : 'LinkedIn'} ${who}: ${meaning}: “${safeText(lastMessage?.text ?? '', 70)}”`;
}

export function businessTimeText(at: Temporal.Instant): string {
  return at.toZonedDateTimeISO(ZONE).toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
}

export function minutesText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function campaignLines({ campaign, figures: { counts }, peopleByStep }: CampaignProgress): string[] {
  const { active, finished, stopped } = campaign.enrollments;
  const count = (metric: string) => counts[metric] ?? 0;
  const standing = STEP_IDS.filter((step) => peopleByStep.has(step)).map((step) => {
    const people = peopleByStep.get(step) ?? 0;
    return `  ${step.padEnd(9)}${String(people).padStart(4)} ${'█'.repeat(Math.min(LONGEST_BAR, Math.ceil(people / 3)))}`;
  });
  return [
    `${campaign.name}: ${campaign.status}, ${active} under way, ${finished} at the end, ${stopped} stopped`,
    ...standing,
    `  sent      ${count('sent_linkedin_visit')} visits, ${count('sent_linkedin_invite')} invitations, ` +
      `${count('sent_linkedin_message')} messages, ${count('sent_email')} emails`,
    `  came back ${count('accepted')} accepted, ${count('replied')} replied, ${count('bounced')} bounced, ` +
      `${count('unsubscribed')} unsubscribed, ${count('meetings_booked')} meetings, ${count('deals_won')} deals`,
  ];
}

function coloured({ disposition }: Conversation, style: Style): (text: string) => string {
  if (disposition === 'interested') return style.green;
  return disposition === 'out_of_office'
    ? style.dim
    : disposition === 'unsubscribe'
      ? style.yellow
      : (text) => text;
}
