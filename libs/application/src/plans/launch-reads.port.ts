/** What must be known about people and accounts before a launch can be planned? */
import type { ExcludeRule } from '#contracts';

/** How a lead stands towards a new campaign. */
export interface LeadStanding {
  readonly leadId: string;
  /** One of its addresses, their domain or its LinkedIn profile is suppressed. */
  readonly suppressed: boolean;
  readonly enrolledHere: boolean;
  /** A sequence of another campaign is still running for this lead; false where the rule does not mind, as below. */
  readonly activeElsewhere: boolean;
  readonly contactedRecently: boolean;
  readonly repliedBefore: boolean;
  /** Somebody else of the same company is in a campaign now. */
  readonly companyActive: boolean;
  /** The identity that spoke to this lead last, in any campaign. */
  readonly lastIdentityId: string | null;
}

export interface LaunchReads {
  /** As the rule asks, at `now`. */
  standings(question: {
    readonly campaignId: string;
    readonly leadIds: readonly string[];
    readonly rule: ExcludeRule;
    readonly now: Temporal.Instant;
  }): Promise<LeadStanding[]>;
}
