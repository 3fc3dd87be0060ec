/** Does the trouble of one workspace keep the others waiting? No: it is told, and the next one has its turn. */
import type { EngineUnitOfWork } from '#application';
import type { Log } from '#observability';
import type { LetterBox } from './letter-box.js';

export async function eachWorkspace(
  work: Pick<EngineUnitOfWork, 'workspaceIds'>,
  log: Log,
  loop: string,
  round: (workspaceId: string) => Promise<unknown>,
  letters: Pick<LetterBox, 'failed' | 'works'>,
): Promise<void> {
  for (const workspaceId of await work.workspaceIds()) {
    try {
      await round(workspaceId);
    } catch (error) {
      log.error({ err: error, loop, workspaceId }, 'the round of a workspace failed and is tried again');
      await letters.failed(workspaceId, loop, 'round_failed', FAILED);
      continue;
    }
    await letters.works(workspaceId, 'round', loop);
  }
}

const FAILED = 'This part of the work fails each time. The log of the worker says why.';
