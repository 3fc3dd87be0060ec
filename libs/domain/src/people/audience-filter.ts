/** Who belongs to an audience? All given parts must hold; inside one part any value will do. */
import type { JobFunction, Seniority } from './seniority.js';

export interface AudienceFilter {
  readonly functions?: readonly JobFunction[];
  readonly seniorities?: readonly Seniority[];
  /** Words that must occur in the job title, whatever their case. */
  readonly titleText?: string;
  readonly industries?: readonly string[];
  readonly companyTags?: readonly string[];
  readonly companySize?: { readonly min?: number; readonly max?: number };
  /** Text that must occur in the location, whatever its case. */
  readonly location?: string;
}
