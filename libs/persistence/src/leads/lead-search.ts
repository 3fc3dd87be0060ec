/** What is searched for, in which order and how much of it, and what a search finds? */
import type { LeadPosition, LeadQuery, LeadSort } from '#application';

export interface LeadSearch {
  readonly query: LeadQuery;
  readonly sort: LeadSort;
  readonly take: number;
  readonly after?: LeadPosition;
}

export interface FoundRow {
  readonly id: string;
  readonly sorted_by: string;
}
