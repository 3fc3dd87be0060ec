/**
 * What if a machine's clock is wrong? Preloaded into a process (`node --import`), this moves its wall clock by
 * CLOCK_SKEW_MS. Timers keep their pace, as they do on a machine whose clock is only set wrong.
 */
const skew = Number(process.env['CLOCK_SKEW_MS'] ?? 0);
const { now } = Date;
const instant = Temporal.Now.instant.bind(Temporal.Now);
Date.now = () => now() + skew;
Object.defineProperty(Temporal.Now, 'instant', { value: () => instant().add({ milliseconds: skew }) });
