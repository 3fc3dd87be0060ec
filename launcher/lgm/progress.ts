/**
 * How far did an import come that was broken off? One file, written after each piece; it is gone once all was brought, so
 * that the next import looks at everything again and brings what is new.
 */
import { readFileSync, rmSync } from 'node:fs';
import { replaceFile } from '../area/atomic-file.ts';

interface Reached {
  /** Leads taken of an audience, by their id of it. */
  readonly leads: Record<string, number>;
  /** Pieces that are done: `campaign:<id>`, `statuses:<id>`, `conversation:<id>`. */
  readonly done: Record<string, true>;
}

export interface Progress {
  /** True when an earlier run was broken off. */
  readonly resumed: boolean;
  leadsOf(audienceId: string): number;
  reachedLead(audienceId: string, taken: number): void;
  isDone(piece: string): boolean;
  finish(piece: string): void;
  /** All was brought. */
  clear(): void;
}

export function openProgress(file: string): Progress {
  const found = read(file);
  const reached: Reached = found ?? { leads: {}, done: {} };
  const save = (): void => {
    replaceFile(file, JSON.stringify(reached));
  };
  return {
    resumed: found !== undefined,
    leadsOf: (audienceId) => reached.leads[audienceId] ?? 0,
    reachedLead(audienceId, taken) {
      reached.leads[audienceId] = taken;
      save();
    },
    isDone: (piece) => reached.done[piece] === true,
    finish(piece) {
      reached.done[piece] = true;
      save();
    },
    clear: () => {
      rmSync(file, { force: true });
    },
  };
}

/** A file that cannot be read is no progress: all is looked at again, which changes nothing that was brought. */
function read(file: string): Reached | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Reached;
  } catch {
    return undefined;
  }
}
