/** What does each part of the import work with: both systems, how far it came, and what there is to tell? */
import type { Overture } from '../../client/src/index.ts';
import type { LgmReader } from './lgm-reader.ts';
import type { Progress } from './progress.ts';
import type { Report } from './report.ts';

export interface Bringing {
  readonly lgm: LgmReader;
  readonly overture: Overture;
  readonly progress: Progress;
  readonly report: Report;
  readonly say: (line: string) => void;
}
