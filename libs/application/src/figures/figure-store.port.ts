/** How do use cases read what was counted? */
import type { StepId } from '#domain';

export interface FigureRecord {
  /** "" for the campaign as a whole. */
  readonly stepId: StepId;
  readonly metric: string;
  readonly count: number;
  readonly amountCents: number;
  /** ISO 4217, or "" where nothing is paid. */
  readonly currency: string;
}

export interface CampaignFigures {
  readonly figures: readonly FigureRecord[];
  /** Position of the last event that was counted. */
  readonly asOfPosition: number;
}

export interface FigureReads {
  ofCampaign(campaignId: string): Promise<CampaignFigures>;
}
