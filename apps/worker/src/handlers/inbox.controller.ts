/** A wake-up for one account: store what is new in it, then let the engine understand it. */
import { type EngineDependencies, readInbox } from '#application';
import { JOBS, type PayloadOf } from '#contracts';
import { HandlesJob, type JobContext, JobProducer } from '#queue';
import { Controller, Inject } from '@nestjs/common';
import { ENGINE } from '../engine/engine-tokens.js';

@Controller()
export class InboxController {
  constructor(
    @Inject(ENGINE) private readonly engine: EngineDependencies,
    @Inject(JobProducer) private readonly jobs: JobProducer,
  ) {}

  @HandlesJob(JOBS.readInbox)
  async read(call: PayloadOf<'inbox.read'>, context: JobContext): Promise<{ stored: number }> {
    const stored = await readInbox(this.engine, call.workspaceId, call.accountId, context.signal);
    if (stored > 0) await this.jobs.enqueue(JOBS.wakeEngine, { because: 'signal' });
    return { stored };
  }
}
