/** Can this process do its work? Each check names one thing it cannot work without. */
export interface HealthCheckResult {
  readonly ok: boolean;
  /** Why not, in a few words. Never a connection string. */
  readonly detail?: string;
}

export interface HealthReport {
  readonly status: 'ok' | 'unavailable';
  readonly checks: Readonly<Record<string, HealthCheckResult>>;
}

/** Healthy when it resolves to anything but false. A check that throws or takes too long is unhealthy. */
export type HealthCheck = () => Promise<unknown>;
export type HealthChecks = Readonly<Record<string, HealthCheck>>;

export async function checkHealth(checks: HealthChecks, timeoutMs = 2_000): Promise<HealthReport> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await runCheck(check, timeoutMs)] as const),
  );
  return {
    status: results.every(([, result]) => result.ok) ? 'ok' : 'unavailable',
    checks: Object.fromEntries(results),
  };
}

async function runCheck(check: HealthCheck, timeoutMs: number): Promise<HealthCheckResult> {
  const late = Promise.withResolvers<HealthCheckResult>();
  const timer = setTimeout(
    () => late.resolve({ ok: false, detail: `no answer within ${timeoutMs} ms` }),
    timeoutMs,
  );
  try {
    return await Promise.race([late.promise, check().then(toResult)]);
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.name : 'failed' };
  } finally {
    clearTimeout(timer);
  }
}

function toResult(answer: unknown): HealthCheckResult {
  return answer === false ? { ok: false, detail: 'not ready' } : { ok: true };
}
