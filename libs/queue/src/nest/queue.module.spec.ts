import { Inject, Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { JOBS } from '#contracts';
import { JobProducer } from '../client/job-producer.js';
import { InMemoryQueue } from '../memory/in-memory-queue.js';
import { QueueClientProxy } from './queue-client-proxy.js';
import { QueueModule } from './queue.module.js';

@Injectable()
class Launcher {
  constructor(@Inject(JobProducer) readonly producer: JobProducer) {}
}

@Module({ providers: [Launcher] })
class Feature {}

describe('QueueModule', () => {
  it('gives every module the producer and closes it with the app', async () => {
    const { producer } = new InMemoryQueue();
    const app = await Test.createTestingModule({
      imports: [QueueModule.register({ producer }), Feature],
    }).compile();
    await app.init();
    expect(app.get(Launcher).producer).toBe(producer);
    expect(app.get(QueueClientProxy).unwrap()).toBe(producer);
    expect(await producer.enqueue(JOBS.wakeEngine, { because: 'pulse' })).toHaveProperty('jobId');
    await app.close();
    expect(await producer.isReady()).toBe(false);
  });
});
