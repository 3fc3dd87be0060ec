/** A program of this folder as a process: it says that it is ready, then answers one question after another. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface TalkingProcess {
  ask<Answer>(question: object): Promise<Answer>;
  stop(): Promise<void>;
}

export async function startTalking(
  name: 'bare-api' | 'http-load',
  env: Readonly<Record<string, string>>,
): Promise<TalkingProcess> {
  const child = fork(join(import.meta.dirname, `${name}.ts`), {
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...env },
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${name} ended.`);
  });
  ended.catch(() => undefined);
  const answer = async (): Promise<unknown> => {
    const [message] = (await Promise.race([once(child, 'message'), ended])) as unknown[];
    return message;
  };
  await answer();
  return {
    ask: async <Answer>(question: object) => {
      const answered = answer();
      child.send(question);
      return (await answered) as Answer;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended.catch(() => undefined);
    },
  };
}
