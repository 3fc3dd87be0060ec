/** How is a run told? By the day and account, by the person, and by what stands in the way. */
import type { OutputOf } from '#contracts';
import { OPEN_REASONS, type SimulatedDay, type SimulatedPath, stepById, type TouchStep } from '#domain';
import { nameOfPerson } from '../campaigns/sample-leads.js';
import type { DueEnrollment } from '../engine/due-enrollment-store.port.js';
import { renderStep, type WordsFor } from '../engine/render-step.js';
import type { ReadStores } from '../persistence/stores.js';
import type { SharingCampaign } from './simulation-reads.port.js';

type View = OutputOf<'campaigns.simulate'>;

/** Rows of days in one answer. */
const MOST_DAYS = 5_000;
const SAMPLED_LEADS = 3;
const SAMPLED_UNFINISHED = 5;

const at = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

/** When the last one is at an end; null when somebody never is, or nobody is there. */
export function finishOf(paths: readonly SimulatedPath[]): Temporal.Instant | null {
  let last = 0;
  for (const { endedAt } of paths) {
    if (endedAt === null) return null;
    last = Math.max(last, endedAt);
  }
  return paths.length === 0 ? null : at(last);
}

/** In the order of the days; on those on which this campaign sends nothing nobody asks what others do. */
export function daysOf(days: readonly SimulatedDay[], campaignId: string): View['days'] {
  const byLane = Map.groupBy(days, ({ day, accountId, kind }) => `${day}/${accountId}/${kind}`);
  return [...byLane.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, some]) => {
      const own = some.find((row) => row.campaignId === campaignId);
      if (!own) return [];
      const { day, accountId, kind, count } = own;
      const others = some.reduce((sum, row) => sum + row.count, -count);
      return [{ day, accountId, kind, count, others }];
    })
    .slice(0, MOST_DAYS);
}

export function unfinishedOf(paths: readonly SimulatedPath[]): View['unfinished'] {
  const open = paths.flatMap(({ lead, openBecause }) =>
    openBecause === null ? [] : [{ leadId: lead.leadId, reason: openBecause }],
  );
  return [...Map.groupBy(open, ({ reason }) => reason)]
    .map(([reason, some]) => ({
      reason,
      count: some.length,
      sentence: OPEN_REASONS[reason],
      samples: some.slice(0, SAMPLED_UNFINISHED).map(({ leadId }) => leadId),
    }))
    .sort((one, other) => other.count - one.count || (one.reason < other.reason ? -1 : 1));
}

export const leadView = (path: SimulatedPath): View['leads'][number] => ({
  leadId: path.lead.leadId,
  sends: path.sends.map((send) => ({ ...send, at: at(send.at) })),
  passedOver: [...path.failed],
  end: path.end,
  endsAt: path.endedAt === null ? null : at(path.endedAt),
  openBecause: path.openBecause,
  lacks: [...path.lacks],
});

/** What the first few read, in the order in which they would read it. */
export function samplesOf(
  paths: readonly SimulatedPath[],
  enrollments: ReadonlyMap<string, DueEnrollment>,
): View['samples'] {
  return paths
    .filter(({ sends }) => sends.length > 0)
    .slice(0, SAMPLED_LEADS)
    .flatMap(({ lead, sends }) => {
      const enrollment = enrollments.get(lead.enrollmentId);
      return enrollment
        ? wordsTo(
            enrollment,
            sends.map(({ stepId }) => stepId),
          )
        : [];
    });
}

function wordsTo(enrollment: DueEnrollment, stepIds: readonly string[]): View['samples'] {
  const before: WordsFor['touches'][number][] = [...enrollment.touches];
  const { lead, leadId, graph } = enrollment;
  const leadName = nameOfPerson(lead) || (enrollment.targets.email?.value ?? '');
  return stepIds.map((stepId) => {
    const step = stepById(graph, stepId) as TouchStep;
    const { subject, text } = renderStep(step, { ...enrollment, touches: before });
    before.push({ kind: step.kind, subject });
    return { leadId, leadName, stepId, kind: step.kind, subject, text };
  });
}

export async function collisionsOf(
  { simulation }: Pick<ReadStores, 'simulation'>,
  campaignId: string,
  sharing: readonly SharingCampaign[],
  leadIds: readonly string[],
): Promise<View['collisions']> {
  const found = await simulation.collisions(campaignId, leadIds);
  return {
    people: { count: found.people, samples: [...found.peopleSamples] },
    companies: { count: found.companies, samples: [...found.companySamples] },
    lanes: sharing.map(({ id, name, accountIds }) => ({ campaignId: id, name, accountIds: [...accountIds] })),
  };
}
