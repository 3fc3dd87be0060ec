/**
 * What must every queue driver do? The same promises for Redis and for the in-memory driver: a test that passes on one
 * means the same on the other.
 */
import { NestFactory } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastValueFrom } from 'rxjs';
import { Refusal } from '#contracts';
import { currentTrace, newTraceparent, withTrace } from '#observability';
import {
  JobError,
  QueueClientProxy,
  type JobContext,
  type JobProducer,
  type JobServer,
  type JobServerOptions,
} from '#queue';
import {
  ALL,
  Complete,
  echo,
  freshDesk,
  jobs,
  Nothing,
  retried,
  send,
  Twice,
  Undeclared,
  brief,
  urgent,
  wake,
  type Desk,
} from './queue-contract-app.js';
import { eventually } from './serving.js';

export interface QueueDriver {
  readonly producer: JobProducer;
  server(options: JobServerOptions): JobServer;
}

export function describeQueueContract(
  name: string,
  open: () => Promise<QueueDriver & { close(): Promise<void> }>,
): void {
  describe(`the queue contract: ${name}`, () => {
    let desk: Desk;
    let driver: Awaited<ReturnType<typeof open>>;
    const running: { close(): Promise<unknown> }[] = [];

    beforeEach(async () => {
      desk = freshDesk();
      driver = await open();
    });

    afterEach(async () => {
      for (const app of running.splice(0)) await app.close();
      await driver.close();
    });

    const serve = async (
      module: object = Complete,
      options: Partial<JobServerOptions> = {},
    ): Promise<JobServer> => {
      const server = driver.server({ queues: ALL, jobs, closeDeadlineMs: 1_000, ...options });
      const app = await NestFactory.createMicroservice(module as typeof Complete, {
        strategy: server,
        logger: false,
      });
      await app.listen();
      running.push(app);
      return server;
    };

    describe('starting', () => {
      it('starts when every job has exactly one handler, and becomes ready', async () => {
        const server = await serve();
        await eventually('ready', () => server.isReady());
        expect(await driver.producer.isReady()).toBe(true);
      });

      it('refuses to start when a job has no handler', async () => {
        await expect(serve(Nothing)).rejects.toThrow('test.wake (queue engine) has no handler');
      });

      it('refuses to start when a job has two handlers', async () => {
        await expect(serve(Twice)).rejects.toThrow('test.echo has 2 handlers');
      });

      it('refuses to start with a handler for a job that nobody declared', async () => {
        await expect(serve(Undeclared)).rejects.toThrow(
          'test.undeclared has a handler but is not a declared job',
        );
      });

      it('refuses to start with a handler for a queue that it does not serve', async () => {
        const queues = { ...ALL, inbox: 'not served' } as const;
        await expect(serve(Complete, { queues })).rejects.toThrow('does not serve inbox');
      });
    });

    describe('queueing', () => {
      it('a job waits until there is a worker, and its handler gets payload and context', async () => {
        const traceparent = newTraceparent();
        const { jobId } = await driver.producer.enqueue(echo, { text: 'hello' }, { traceparent });
        await serve();
        await eventually('handled', () => desk.seen.length === 1);
        expect(desk.seen[0]).toMatchObject({
          text: 'hello',
          context: { name: 'test.echo', id: jobId, attemptsMade: 0 },
        });
        expect(desk.seen[0]?.context.signal.aborted).toBe(false);
      });

      it('a job runs in the trace of who asked', async () => {
        const traceparent = newTraceparent();
        const traceId = traceparent.split('-')[1];
        const traces: (string | undefined)[] = [];
        desk.act = async () => void traces.push(currentTrace()?.traceId);
        await serve();
        await withTrace(traceparent, () => driver.producer.enqueue(echo, { text: 'a' }));
        await eventually('handled', () => traces.length === 1);
        expect(traces).toEqual([traceId]);
        expect(desk.seen[0]?.context.traceparent).toContain(traceId);
      });

      it('many jobs are queued in one call, in order, each with its delay', async () => {
        const texts = Array.from({ length: 600 }, (_, index) => String(index));
        const added = await driver.producer.enqueueMany(
          send,
          texts.map((text) => ({ text: `m${text}` })),
          { delayMs: (_, index) => (index === 599 ? 60_000 : 0) },
        );
        expect(new Set(added.map(({ jobId }) => jobId)).size).toBe(600);
        await serve();
        await eventually('all but the delayed one', () => desk.seen.length === 599);
        expect(new Set(desk.texts('test.send')).has('m599')).toBe(false);
      });

      it('a payload that the schema refuses is not queued, and the field is named', async () => {
        const wrong = driver.producer.enqueue(echo, { text: 7 } as unknown as { text: string });
        await expect(wrong).rejects.toMatchObject({
          code: 'payload_invalid',
          message: expect.stringContaining('text:'),
        });
      });

      it('a delayed job does not run early', async () => {
        await serve();
        const queued = Date.now();
        await driver.producer.enqueue(echo, { text: 'late' }, { delayMs: 300 });
        await sleep(150);
        expect(desk.seen).toHaveLength(0);
        await eventually('handled', () => desk.seen.length === 1);
        expect(Date.now() - queued).toBeGreaterThanOrEqual(295);
      });
    });

    describe('the same job', () => {
      it('is queued once while it waits', async () => {
        const first = await driver.producer.enqueue(send, { text: 'x' });
        const second = await driver.producer.enqueue(send, { text: 'x' });
        await driver.producer.enqueue(wake, { text: '1' });
        await driver.producer.enqueue(wake, { text: '2' });
        expect(second).toEqual(first);
        await serve();
        await eventually('both handled', () => desk.seen.length === 2);
        await sleep(100);
        expect(desk.seen).toHaveLength(2);
      });

      it('can be queued again once it completed', async () => {
        await serve();
        await driver.producer.request(send, { text: 'x' }, { timeoutMs: 5_000 });
        await driver.producer.request(send, { text: 'x' }, { timeoutMs: 5_000 });
        expect(desk.texts('test.send')).toEqual(['x', 'x']);
      });

      it('can be queued again once it failed', async () => {
        await serve();
        desk.act = () => Promise.reject(new Error('no'));
        await driver.producer.request(send, { text: 'x' }, { timeoutMs: 5_000 });
        await driver.producer.request(wake, { text: 'x' }, { timeoutMs: 5_000 });
        desk.act = async () => undefined;
        expect(await driver.producer.request(send, { text: 'x' }, { timeoutMs: 5_000 })).toMatchObject({
          status: 'completed',
        });
        expect(await driver.producer.request(wake, { text: 'x' }, { timeoutMs: 5_000 })).toMatchObject({
          status: 'completed',
        });
      });

      it('a wake-up that comes while it runs is run exactly once more', async () => {
        await serve();
        const gate = Promise.withResolvers<void>();
        desk.act = () => gate.promise;
        await driver.producer.enqueue(wake, { text: 'first' });
        await eventually('running', () => desk.seen.length === 1);
        for (const text of ['a', 'b', 'c']) await driver.producer.enqueue(wake, { text });
        await sleep(100);
        expect(desk.seen).toHaveLength(1);
        gate.resolve();
        await eventually('once more', () => desk.seen.length === 2);
        await sleep(100);
        expect(desk.texts('test.wake')).toEqual(['first', 'c']);
      });

      it('a send that is asked for while it runs is not run again', async () => {
        await serve();
        const gate = Promise.withResolvers<void>();
        desk.act = () => gate.promise;
        await driver.producer.enqueue(send, { text: 'x' });
        await eventually('running', () => desk.seen.length === 1);
        await driver.producer.enqueue(send, { text: 'x' });
        gate.resolve();
        await sleep(150);
        expect(desk.seen).toHaveLength(1);
      });

      it('a wake-up for later does not swallow one for now', async () => {
        await serve();
        await driver.producer.enqueue(wake, { text: 'later' }, { delayMs: 60_000 });
        await driver.producer.enqueue(wake, { text: 'now' });
        await eventually('handled', () => desk.seen.length === 1);
        expect(desk.texts('test.wake')).toEqual(['now']);
      });
    });

    describe('requests', () => {
      it('answer with the result of the handler', async () => {
        await serve();
        const outcome = await driver.producer.request(echo, { text: 'hi' }, { timeoutMs: 5_000 });
        expect(outcome).toMatchObject({ status: 'completed', result: { text: 'hi' } });
      });

      it('many at once each get their own result', async () => {
        await serve();
        const texts = Array.from({ length: 50 }, (_, index) => String(index));
        const outcomes = await Promise.all(
          texts.map((text) => driver.producer.request(echo, { text }, { timeoutMs: 8_000 })),
        );
        expect(outcomes.map((outcome) => outcome.status === 'completed' && outcome.result.text)).toEqual(
          texts,
        );
      });

      it('tell the code and message that a handler meant for its caller', async () => {
        await serve();
        desk.act = async (text) => {
          if (text === 'refusal') throw new Refusal('not_found', 'There is no such lead.', 'List them.');
          throw new JobError('too_early', 'Come back later.');
        };
        expect(await driver.producer.request(echo, { text: 'refusal' }, { timeoutMs: 5_000 })).toMatchObject({
          status: 'failed',
          error: { code: 'not_found', message: 'There is no such lead.' },
        });
        expect(await driver.producer.request(echo, { text: 'x' }, { timeoutMs: 5_000 })).toMatchObject({
          status: 'failed',
          error: { code: 'too_early', message: 'Come back later.' },
        });
      });

      it('do not quote an error that was not meant for the caller', async () => {
        await serve();
        desk.act = () => Promise.reject(new Error('password authentication failed for user "engine"'));
        const outcome = await driver.producer.request(echo, { text: 'x' }, { timeoutMs: 5_000 });
        expect(outcome).toMatchObject({ status: 'failed', error: { code: 'handler_failed' } });
        expect(JSON.stringify(outcome)).not.toContain('password');
      });

      it('say pending with the id when nothing answers in time, and the job still runs', async () => {
        const outcome = await driver.producer.request(echo, { text: 'slow' }, { timeoutMs: 100 });
        expect(outcome).toEqual({ status: 'pending', jobId: expect.any(String) });
        await serve();
        await eventually('handled', () => desk.seen[0]?.context.id === outcome.jobId);
      });

      it('a job that expired while it waited never runs', async () => {
        const asked = driver.producer.request(urgent, { text: 'old' }, { timeoutMs: 5_000 });
        await sleep(200);
        await serve();
        expect(await asked).toMatchObject({ status: 'failed', error: { code: 'expired' } });
        expect(desk.seen).toHaveLength(0);
      });

      it('a job that failed for good is told once, after its last try, with what it carried', async () => {
        const dead: object[] = [];
        await serve(Complete, {
          onDead: async (job) => {
            dead.push(job);
            throw new Error('nobody listens');
          },
        });
        desk.act = () => Promise.reject(new Error('secret of a server'));
        const outcome = await driver.producer.request(retried, { text: 'x' }, { timeoutMs: 8_000 });
        expect(outcome).toMatchObject({ status: 'failed', error: { code: 'handler_failed' } });
        expect(desk.seen).toHaveLength(retried.attempts);
        expect(dead).toEqual([
          expect.objectContaining({ job: 'test.retried', payload: { text: 'x' }, code: 'handler_failed' }),
        ]);
        expect(JSON.stringify(dead)).not.toContain('secret');
      });

      it('a job may be tried as often as its definition says', async () => {
        await serve();
        desk.act = async (_, { attemptsMade }) => {
          if (attemptsMade === 0) throw new Error('once');
        };
        const outcome = await driver.producer.request(retried, { text: 'x' }, { timeoutMs: 8_000 });
        expect(outcome.status).toBe('completed');
        expect(desk.seen.map(({ context }) => context.attemptsMade)).toEqual([0, 1]);
      });

      it('are ordinary messages to code that knows only ClientProxy', async () => {
        await serve();
        const declared = jobs as unknown as NonNullable<
          ConstructorParameters<typeof QueueClientProxy>[1]['jobs']
        >;
        const proxy = new QueueClientProxy(driver.producer, { timeoutMs: 5_000, jobs: declared });
        expect(await lastValueFrom(proxy.send('test.echo', { text: 'proxy' }))).toEqual({ text: 'proxy' });
        await lastValueFrom(proxy.emit('test.send', { text: randomUUID() }), { defaultValue: undefined });
        await eventually('emitted', () => desk.texts('test.send').length === 1);
        await expect(lastValueFrom(proxy.send('test.nobody', {}))).rejects.toMatchObject({
          code: 'unknown_job',
        });
      });
    });

    describe('signals and closing', () => {
      const untilAborted = (_: string, { signal }: JobContext) =>
        new Promise<never>((_, reject) => {
          signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
        });

      it('the signal fires at the time-out of the job', async () => {
        await serve();
        desk.act = untilAborted;
        const outcome = await driver.producer.request(brief, { text: 'x' }, { timeoutMs: 5_000 });
        expect(outcome).toMatchObject({ status: 'failed', error: { code: 'timeout' } });
      });

      it('closing waits for the job that runs and takes no other', async () => {
        const server = await serve();
        const gate = Promise.withResolvers<void>();
        desk.act = () => gate.promise;
        const asked = driver.producer.request(echo, { text: 'running' }, { timeoutMs: 5_000 });
        await eventually('running', () => desk.seen.length === 1);
        const closing = server.close();
        await sleep(50);
        await driver.producer.enqueue(echo, { text: 'too late' });
        gate.resolve();
        await closing;
        expect(await asked).toMatchObject({ status: 'completed' });
        expect(desk.texts('test.echo')).toEqual(['running']);
        expect(await server.isReady()).toBe(false);
      });

      it('closing fires the signal of jobs that still run', async () => {
        const server = await serve();
        desk.act = untilAborted;
        const asked = driver.producer.request(wake, { text: 'x' }, { timeoutMs: 5_000 });
        await eventually('running', () => desk.seen.length === 1);
        await server.close();
        expect(await asked).toMatchObject({ status: 'failed', error: { code: 'shutdown' } });
      });

      it('closing gives up on a job that ignores its signal', async () => {
        const server = await serve(Complete, { closeDeadlineMs: 300 });
        const stubborn = sleep(1_200);
        desk.act = () => stubborn;
        await driver.producer.enqueue(wake, { text: 'stubborn' });
        await eventually('running', () => desk.seen.length === 1);
        const started = Date.now();
        await server.close();
        expect(Date.now() - started).toBeLessThan(1_000);
        await stubborn;
      });

      it('a producer that was closed says so', async () => {
        await driver.producer.close();
        await expect(driver.producer.enqueue(echo, { text: 'x' })).rejects.toMatchObject({
          code: 'queue_unavailable',
        });
      });
    });
  });
}
