/** How does a Nest app get its producer? `QueueModule.register({ producer: new QueueClient({ … }) })`, then inject `JobProducer`. */
import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { JobProducer } from '../client/job-producer.js';
import { QueueClientProxy } from './queue-client-proxy.js';

export interface QueueModuleOptions {
  /** Closed with the app. */
  readonly producer: JobProducer;
  /** Real milliseconds that `QueueClientProxy.send` waits for a result. */
  readonly sendTimeoutMs?: number;
}

@Module({})
export class QueueModule implements OnApplicationShutdown {
  constructor(@Inject(JobProducer) private readonly producer: JobProducer) {}

  static register({ producer, sendTimeoutMs = 10_000 }: QueueModuleOptions): DynamicModule {
    return {
      module: QueueModule,
      global: true,
      providers: [
        { provide: JobProducer, useValue: producer },
        { provide: QueueClientProxy, useValue: new QueueClientProxy(producer, { timeoutMs: sendTimeoutMs }) },
      ],
      exports: [JobProducer, QueueClientProxy],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.producer.close();
  }
}
