/**
 * Where does a test cut this process's throat, or hold its breath?
 *
 * Only when `WORKER_CRASH_AT` says so, as in `after_intent:3` (the third time that the point is reached the process
 * kills itself the way a power cut would, with nothing flushed and nothing closed) or `before_body:2:freeze` (it stops
 * in its tracks until somebody lets it go on).
 */
import type { CrashPoint } from '#application';

export function createCrashPoints(setting: string | undefined): (point: CrashPoint) => void {
  if (setting === undefined) return () => undefined;
  const [wanted, count, how] = setting.split(':');
  let left = Number(count);
  return (point) => {
    if (point !== wanted) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, how === 'freeze' ? 'SIGSTOP' : 'SIGKILL');
  };
}
