/** A request from an assistant: derive its rights again, accept it, carry it out, answer. */
import { type ActionDependencies, requestAction } from '#application';
import { JOBS, type PayloadOf, type ResultOf } from '#contracts';
import { HandlesJob, JobProducer } from '#queue';
import { Controller, Inject } from '@nestjs/common';
import { ACTIONS } from '../engine/engine-tokens.js';

@Controller()
export class ActionsController {
  constructor(
    @Inject(ACTIONS) private readonly actions: ActionDependencies,
    @Inject(JobProducer) private readonly jobs: JobProducer,
  ) {}

  @HandlesJob(JOBS.requestAction)
  async request(request: PayloadOf<'actions.request'>): Promise<ResultOf<'actions.request'>> {
    const answer = await requestAction(this.actions, request);
    if (answer.status === 'succeeded') await this.jobs.enqueue(JOBS.wakeEngine, { because: 'action' });
    return answer;
  }
}
