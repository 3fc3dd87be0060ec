/** How far are the campaigns? One look at everything that the view shows. */
import { LARGEST_PAGE } from './pages.ts';
import type { Overture } from '../../client/src/index.ts';
import type { Sandbox } from './sandbox.ts';
import type { Campaign, Conversation, Figures } from './views.ts';

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

export async function look(
  overture: Overture,
  sandbox: Sandbox,
  campaignIds: readonly string[],
): Promise<Progress> {
  const [businessTime, waiting, ...campaigns] = await Promise.all([
    sandbox.now(),
    latestReplies(overture),
    ...campaignIds.map((id) => lookAtCampaign(overture, id)),
  ]);
  return { businessTime, waiting, campaigns };
}

async function lookAtCampaign(overture: Overture, id: string): Promise<CampaignProgress> {
  const [campaign, figures, active] = await Promise.all([
    overture.campaigns.get({ campaignId: id }),
    overture.campaigns.figures({ campaignId: id }),
    Array.fromAsync(
      overture.iterate('campaigns.enrollments', { campaignId: id, status: 'active', limit: LARGEST_PAGE }),
    ),
  ]);
  const peopleByStep = new Map<string, number>();
  for (const { stepId } of active) peopleByStep.set(stepId, (peopleByStep.get(stepId) ?? 0) + 1);
  return { campaign, figures, peopleByStep };
}

async function latestReplies(overture: Overture): Promise<Conversation[]> {
  const { data } = await overture.conversations.list({ limit: 60 });
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
