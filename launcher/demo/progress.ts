/** How far are the campaigns? One look at everything that the view shows. */
import { readAll } from './pages.ts';
import type { Rest } from './rest.ts';
import type { Sandbox } from './sandbox.ts';
import type { Campaign, Conversation, Enrollment, Figures, Page } from './views.ts';

export interface CampaignProgress {
  readonly campaign: Campaign;
  readonly figures: Figures;
  /** People under way, by the step where they stand, in no order. */
  readonly peopleByStep: ReadonlyMap<string, number>;
}

export interface Progress {
  readonly businessTime: Temporal.Instant;
  readonly campaigns: readonly CampaignProgress[];
  /** Conversations whose last word is somebody else's, latest first. */
  readonly waiting: readonly Conversation[];
}

export async function look(rest: Rest, sandbox: Sandbox, campaignIds: readonly string[]): Promise<Progress> {
  const [businessTime, waiting, ...campaigns] = await Promise.all([
    sandbox.now(),
    latestReplies(rest),
    ...campaignIds.map((id) => lookAtCampaign(rest, id)),
  ]);
  return { businessTime, waiting, campaigns };
}

async function lookAtCampaign(rest: Rest, id: string): Promise<CampaignProgress> {
  const [campaign, figures, active] = await Promise.all([
    rest.get<Campaign>(`/v1/campaigns/${id}`),
    rest.get<Figures>(`/v1/campaigns/${id}/figures`),
    readAll<Enrollment>(rest, `/v1/campaigns/${id}/enrollments?status=active`),
  ]);
  const peopleByStep = new Map<string, number>();
  for (const { stepId } of active) peopleByStep.set(stepId, (peopleByStep.get(stepId) ?? 0) + 1);
  return { campaign, figures, peopleByStep };
}

async function latestReplies(rest: Rest): Promise<Conversation[]> {
  const { data } = await rest.get<Page<Conversation>>('/v1/conversations?limit=60');
  return data.filter(({ lastMessage }) => lastMessage?.direction === 'in');
}

/** Each reply once, in the order in which they were seen. */
export class ReplyBook {
  readonly #seen = new Set<string>();
  readonly all: Conversation[] = [];

  /** Returns those that are new. */
  add(waiting: readonly Conversation[]): Conversation[] {
    const fresh = [...waiting].reverse().filter((conversation) => !this.#seen.has(keyOf(conversation)));
    for (const conversation of fresh) this.#seen.add(keyOf(conversation));
    this.all.push(...fresh);
    return fresh;
  }
}

const keyOf = ({ id, lastMessage }: Conversation) => `${id} ${lastMessage?.text ?? ''}`;
