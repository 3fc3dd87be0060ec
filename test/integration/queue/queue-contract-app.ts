/** Which jobs and handlers do the contract tests use? */
import { Controller, Module } from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import { z } from 'zod';
import { defineJob } from '#contracts';
import { HandlesJob, type JobContext, type QueuesServed } from '#queue';

const text = z.strictObject({ text: z.string() });
export const echo = defineJob({
  name: 'test.echo',
  queue: 'actions',
  payload: text,
  result: text,
  attempts: 1,
  timeoutMs: 5_000,
});
export const wake = defineJob({
  name: 'test.wake',
  queue: 'engine',
  payload: text,
  result: z.object({}),
  id: () => 'wake-test',
  againIfActive: true,
  attempts: 1,
  timeoutMs: 5_000,
});
export const send = defineJob({
  name: 'test.send',
  queue: 'dispatch',
  payload: text,
  result: z.object({}),
  id: ({ text }) => `s${text}`,
  attempts: 1,
  timeoutMs: 5_000,
});
export const urgent = defineJob({
  name: 'test.urgent',
  queue: 'actions',
  payload: text,
  result: text,
  attempts: 1,
  expiresAfterMs: 100,
  timeoutMs: 5_000,
});
/** Has no expiry, so that a busy machine cannot let it expire before its time-out is seen. */
export const brief = defineJob({
  name: 'test.brief',
  queue: 'actions',
  payload: text,
  result: text,
  attempts: 1,
  timeoutMs: 150,
});
export const retried = defineJob({
  name: 'test.retried',
  queue: 'inbox',
  payload: text,
  result: text,
  attempts: 2,
  timeoutMs: 5_000,
});
export const jobs = { echo, wake, send, urgent, brief, retried };

export const ALL: QueuesServed = {
  actions: { concurrency: 4 },
  engine: { concurrency: 2 },
  dispatch: { concurrency: 4 },
  inbox: { concurrency: 1 },
  imports: { concurrency: 1 },
};

/** What the handlers saw and do; fresh for each test. */
export class Desk {
  readonly seen: { readonly name: string; readonly text: string; readonly context: JobContext }[] = [];
  act: (text: string, context: JobContext) => Promise<unknown> = async () => undefined;
  texts(name: string): readonly string[] {
    return this.seen.filter((entry) => entry.name === name).map((entry) => entry.text);
  }
}
let desk = new Desk();
export function freshDesk(): Desk {
  desk = new Desk();
  return desk;
}

async function handle({ text }: { text: string }, context: JobContext): Promise<void> {
  desk.seen.push({ name: context.name, text, context });
  await desk.act(text, context);
}

@Controller()
class Handlers {
  @HandlesJob(echo)
  async echo(payload: { text: string }, context: JobContext): Promise<{ text: string }> {
    await handle(payload, context);
    return { text: payload.text };
  }

  @HandlesJob(wake)
  async wake(payload: { text: string }, context: JobContext): Promise<Record<string, never>> {
    await handle(payload, context);
    return {};
  }

  @HandlesJob(send)
  async send(payload: { text: string }, context: JobContext): Promise<Record<string, never>> {
    await handle(payload, context);
    return {};
  }

  @HandlesJob(urgent)
  async urgent(payload: { text: string }, context: JobContext): Promise<{ text: string }> {
    await handle(payload, context);
    return payload;
  }

  @HandlesJob(brief)
  async brief(payload: { text: string }, context: JobContext): Promise<{ text: string }> {
    await handle(payload, context);
    return payload;
  }

  @HandlesJob(retried)
  async retried(payload: { text: string }, context: JobContext): Promise<{ text: string }> {
    await handle(payload, context);
    return payload;
  }
}

@Controller()
class SecondEcho {
  @HandlesJob(echo)
  echo(payload: { text: string }): { text: string } {
    return payload;
  }
}

@Controller()
class Stranger {
  @MessagePattern('test.undeclared')
  work(): object {
    return {};
  }
}

@Module({ controllers: [Handlers] })
export class Complete {}

@Module({ controllers: [Handlers, SecondEcho] })
export class Twice {}

@Module({ controllers: [Handlers, Stranger] })
export class Undeclared {}

@Module({})
export class Nothing {}
