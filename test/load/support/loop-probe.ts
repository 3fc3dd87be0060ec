/**
 * How long does a process keep others waiting? Loaded before the program (`--import`), asked over IPC by who measures.
 *
 * The delay of the event loop is sampled each 5 ms; what is answered is the 99th percentile and the worst since the last
 * question, the largest resident memory, and what is in use once the garbage is gone: the largest shows how lazily it is
 * collected, the latter whether something is kept.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface LoopReport {
  readonly p99Ms: number;
  readonly maxMs: number;
  readonly peakMb: number;
  readonly liveMb: number;
  /** Processor time since the last question. */
  readonly cpuMs: number;
}

const RESOLUTION_MS = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
let peak = 0;
let cpu = process.cpuUsage();
setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 100).unref();

process.on('message', (question: unknown) => {
  if (question !== 'loop') return;
  const lag = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
  const { user, system } = process.cpuUsage(cpu);
  cpu = process.cpuUsage();
  const report: LoopReport = {
    cpuMs: (user + system) / 1000,
    p99Ms: lag(delay.percentile(99)),
    maxMs: lag(delay.max),
    peakMb: peak / 1e6,
    liveMb: liveBytes() / 1e6,
  };
  process.send?.(report);
  delay.reset();
  peak = process.memoryUsage.rss();
});
process.channel?.unref();

function liveBytes(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
