/** A wake-up for one account: store what is new in it, then let the engine understand it. */
import { type EngineDependencies, readInbox } from '#application';
import { JOBS, type PayloadOf } from '#contracts';
import { HandlesJob, type JobContext, JobProducer } from '#queue';
import { Controller, Inject } from '@nestjs/common';
import { ENGINE } from '../engine/engine-tokens.js';
import { LetterBox } from '../loops/letter-box.js';

@Controller()
export class InboxController {
  constructor(
    @Inject(ENGINE) private readonly engine: EngineDependencies,
    @Inject(JobProducer) private readonly jobs: JobProducer,
    @Inject(LetterBox) private readonly letters: LetterBox,
  ) {}

  @HandlesJob(JOBS.readInbox)
  async read(call: PayloadOf<'inbox.read'>, context: JobContext): Promise<{ stored: number }> {
    const { workspaceId, accountId } = call;
    let stored: number;
    try {
      stored = await readInbox(this.engine, workspaceId, accountId, context.signal);
    } catch (error) {
      this.letters.doubt(workspaceId, 'inbox', accountId);
      throw error;
    }
    await this.letters.works(workspaceId, 'inbox', accountId);
    if (stored > 0) await this.jobs.enqueue(JOBS.wakeEngine, { because: 'signal' });
    return { stored };
  }
}
