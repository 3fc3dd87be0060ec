/** Who of a campaign would go where, were it to run another version? The pure rule, asked once for all who stand alike. */
import type { PlanSummary } from './plan-store.port.js';
import { moveToVersion, type SequenceGraph, type VersionMove } from '#domain';
import type { CountedGroup, GroupMove, VersionReads, VersionRecord } from '../versions/version-store.port.js';

export interface PlannedMove {
  readonly group: CountedGroup;
  readonly move: VersionMove;
  /** What is written; undefined for those who stay behind. */
  readonly write: GroupMove | undefined;
}

export interface EditMoves {
  readonly moves: readonly PlannedMove[];
  readonly versions: ReadonlyMap<string, VersionRecord>;
}

/** @param targetId the version's id, if it exists already: whoever is on it stays out of this. */
export async function editMoves(
  store: VersionReads,
  campaignId: string,
  target: SequenceGraph,
  targetId: string | undefined,
  samples: number,
): Promise<EditMoves> {
  const groups = (await store.standings(campaignId, samples)).filter(
    ({ versionId }) => versionId !== targetId,
  );
  const ids = groups.flatMap(({ versionId, homeVersionId }) => [versionId, homeVersionId ?? versionId]);
  const records = await store.versionsByIds([...new Set(ids)]);
  const versions = new Map(records.map((version) => [version.id, version]));
  return { versions, moves: groups.map((group) => planned(group, versions, target)) };
}

function planned(
  group: CountedGroup,
  versions: ReadonlyMap<string, VersionRecord>,
  target: SequenceGraph,
): PlannedMove {
  const graphOf = (versionId: string): SequenceGraph => {
    const version = versions.get(versionId);
    if (!version) throw new Error(`The version ${versionId} is gone.`);
    return version.graph;
  };
  const { versionId, stepId, homeVersionId, homeStepId, touch } = group;
  const here = { graph: graphOf(versionId), stepId };
  const home =
    homeVersionId !== null && homeStepId !== null
      ? { graph: graphOf(homeVersionId), stepId: homeStepId }
      : undefined;
  const move = moveToVersion({ ...here, home, touch }, target);
  if (move.do === 'stay_behind') return { group, move, write: undefined };
  const ownVersionId = touch === 'free' ? (homeVersionId ?? versionId) : versionId;
  const writtenHome = move.do === 'relocate' ? { versionId: ownVersionId, stepId: move.home.stepId } : null;
  return { group, move, write: { group, stepId: move.stepId, home: writtenHome } };
}

type MoveView = NonNullable<PlanSummary['moves']>[number];

export function toMoveView({ group, move }: PlannedMove, versions: EditMoves['versions']): MoveView {
  return {
    fromVersion: versions.get(group.versionId)?.number ?? 0,
    stepId: group.stepId,
    toStepId: move.do === 'stay_behind' ? null : move.stepId,
    what: WHAT[move.do],
    because: because(group, move),
    people: group.people,
    rewritten: move.do === 'stay_behind' ? 0 : group.queued,
    samples: group.samples.map((sample) => ({ ...sample })),
  };
}

const WHAT = {
  keep_step: 'stays_at_step',
  return: 'returns_to_step',
  relocate: 'goes_on_elsewhere',
  stay_behind: 'stays_on_version',
} as const;

function because({ stepId, touch, homeStepId }: CountedGroup, move: VersionMove): string {
  switch (move.do) {
    case 'keep_step':
      return touch === 'under_way'
        ? `"${stepId}" is there, and its touch, which may be on its way, stays as it is.`
        : `"${stepId}" is there.`;
    case 'return':
      return `"${homeStepId ?? move.stepId}", from which an earlier edit took them, is there again.`;
    case 'relocate':
      return move.after === undefined
        ? `"${move.home.stepId}" is gone, and so is all before it: they go to the start. What was sent is passed over.`
        : `"${move.home.stepId}" is gone: they go to what follows "${move.after}", the nearest step before it that is left.`;
    case 'stay_behind':
      return `"${stepId}" is gone, and its touch may be on its way: they go on with the version that knows it.`;
  }
}
