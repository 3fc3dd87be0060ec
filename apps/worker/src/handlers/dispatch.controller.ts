/** A wake-up for one touch: claim it, send it once, write down what came of it. */
import { type CrashPoint, dispatchTouch, type EngineDependencies } from '#application';
import { JOBS, type PayloadOf } from '#contracts';
import { HandlesJob, type JobContext } from '#queue';
import { Controller, Inject } from '@nestjs/common';
import { CRASH, ENGINE } from '../engine/engine-tokens.js';

@Controller()
export class DispatchController {
  constructor(
    @Inject(ENGINE) private readonly engine: EngineDependencies,
    @Inject(CRASH) private readonly reached: (point: CrashPoint) => void,
  ) {}

  @HandlesJob(JOBS.dispatchTouch)
  async dispatch(call: PayloadOf<'touches.dispatch'>, context: JobContext): Promise<{ outcome: string }> {
    return dispatchTouch(this.engine, call, context.signal, this.reached);
  }
}
