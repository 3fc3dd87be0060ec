/** Something became due or came in: run a round now instead of at the next pulse. */
import { JOBS, type PayloadOf } from '#contracts';
import { HandlesJob } from '#queue';
import { Controller } from '@nestjs/common';
import { EngineRounds } from '../loops/engine-rounds.js';

@Controller()
export class EngineController {
  constructor(private readonly rounds: EngineRounds) {}

  @HandlesJob(JOBS.wakeEngine)
  async wake(_call: PayloadOf<'engine.wake'>): Promise<{ advanced: number; allocated: number }> {
    return this.rounds.runNow();
  }
}
