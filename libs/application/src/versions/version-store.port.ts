/** How do use cases reach the versions of a sequence, and who is on each of them? */
import type { EventData } from '#contracts';
import type { SequenceGraph, Standing, StepId } from '#domain';

export interface VersionRecord {
  readonly id: string;
  readonly sequenceId: string;
  /** 1 for the first that was frozen. */
  readonly number: number;
  readonly graph: SequenceGraph;
  /** The API key that published it, and its name; null for a version from before this was kept. */
  readonly createdBy: { readonly id: string; readonly name: string } | null;
  readonly snippets: readonly { readonly name: string; readonly revision: number }[];
  /** Business time. */
  readonly createdAt: Temporal.Instant;
}

/** People of all campaigns who are on a version. */
export interface VersionPeople {
  readonly active: number;
  readonly ended: number;
}

/** Leads of a campaign that stand alike, so that one answer holds for all of them. */
export interface StandingGroup {
  readonly versionId: string;
  readonly stepId: StepId;
  readonly homeVersionId: string | null;
  readonly homeStepId: StepId | null;
  readonly touch: Standing['touch'];
}

export interface CountedGroup extends StandingGroup {
  readonly people: number;
  /** Of them, those whose touch is written and has not left its lane. */
  readonly queued: number;
  readonly samples: readonly { readonly leadId: string; readonly leadName: string }[];
}

export interface GroupMove {
  readonly group: StandingGroup;
  readonly stepId: StepId;
  readonly home: { readonly versionId: string; readonly stepId: StepId } | null;
}

export interface VersionReads {
  /** Newest first. */
  versions(sequenceId: string): Promise<readonly VersionRecord[]>;
  version(versionId: string): Promise<VersionRecord | undefined>;
  versionByNumber(sequenceId: string, number: number): Promise<VersionRecord | undefined>;
  versionsByIds(versionIds: readonly string[]): Promise<readonly VersionRecord[]>;
  peopleOn(sequenceId: string): Promise<ReadonlyMap<string, VersionPeople>>;
  /** The leads of a campaign that are under way, by where they stand; at most `samples` names of each group. */
  standings(campaignId: string, samples: number): Promise<readonly CountedGroup[]>;
}

export interface VersionStore extends VersionReads {
  /** Nobody under way in the campaign is advanced, stopped or claimed until the transaction ends. The caller holds the campaign. */
  lockUnderWay(campaignId: string): Promise<void>;
  /** Takes back what is queued and unsent for those who are not on the version yet and may move. Answers which. */
  takeBack(campaignId: string, toVersionId: string): Promise<EventData<'touch.cancelled'>[]>;
  /** Moves whole groups at once; with `now`, they are looked at then. Answers how many leads moved. */
  move(
    campaignId: string,
    toVersionId: string,
    moves: readonly GroupMove[],
    now: Temporal.Instant | null,
  ): Promise<number>;
}
