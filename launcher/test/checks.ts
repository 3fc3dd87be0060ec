/** Which checks need no running server? Types, lint, format and the direction of imports: the scripts of package.json. */
import { logFile } from '../area/area.ts';
import { STAGE } from '../processes/children.ts';
import type { Session } from '../processes/session.ts';
import { say } from '../terminal/say.ts';
import { tail } from '../terminal/tail.ts';
import { add, NOTHING, ONE_FAILED, ONE_PASSED, type Tally } from './tally.ts';

/** Name on the command line → script in package.json. */
export const CHECKS: Readonly<Record<string, string>> = {
  typecheck: 'typecheck',
  lint: 'lint',
  format: 'format:check',
  architecture: 'architecture',
};

const SHOW_LINES = 80;

/** Each of them keeps about one core busy. */
const AT_ONCE = 2;

export async function runChecks(session: Session, names: readonly string[]): Promise<Tally> {
  const waiting = [...names];
  const lanes = Array.from({ length: AT_ONCE }, async () => {
    let tally = NOTHING;
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      tally = add(tally, await runCheck(session, name));
    return tally;
  });
  return (await Promise.all(lanes)).reduce(add, NOTHING);
}

async function runCheck({ area, children }: Session, name: string): Promise<Tally> {
  const script = CHECKS[name] ?? name;
  const startedAt = performance.now();
  const { code } = await children.run({
    name: `check-${name}`,
    command: process.execPath,
    args: ['--run', script],
    env: process.env,
    cwd: area.root,
    stage: STAGE.program,
    output: 'log',
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (code === 0) return ONE_PASSED;
  say(tail(logFile(area, `check-${name}`), SHOW_LINES).join('\n'));
  return ONE_FAILED;
}
