/** What does the API answer to thousands of spoilt calls? `npm run fuzz` makes many more of them. */
import fc from 'fast-check';
import { inParallel } from '../in-parallel.js';
import type { OtherWorkspaces } from '../other-workspace.js';
import type { RouteCall, Route } from '../routes.js';
import { call, type RunningApi } from '../running-api.js';
import { type Scenario, scenarios, tell } from './scenario.js';
import { faultsOf } from './verdict.js';

/** Real milliseconds in which everything is answered, also under load. */
const DEADLINE = 20_000;
/** Made at once, so that many runs need little memory. */
const BATCH = 1_000;

export interface Fuzzing {
  readonly api: RunningApi;
  readonly key: string;
  /** What the document describes, with ids that exist. */
  readonly callOf: (route: Route) => RouteCall;
  readonly tells: Awaited<ReturnType<OtherWorkspaces['tells']>>;
}

export interface FuzzReport {
  readonly faults: readonly string[];
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<number, number>>;
  /** Texts of all refusals, less their request ids. */
  readonly refusals: readonly string[];
}

export async function fuzz(
  { api, key, callOf, tells }: Fuzzing,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Promise<FuzzReport> {
  const statuses: Record<number, number> = {};
  const refusals: string[] = [];
  const one = async (scenario: Scenario): Promise<string[]> => {
    const outcome = await fire(api, key, scenario);
    if (typeof outcome === 'string') return [`${outcome}: ${tell(scenario)}`];
    const { answer, said } = outcome;
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    if (answer.status >= 400) refusals.push(answer.text.replace(/"requestId":"[^"]*"/, ''));
    return [...faultsOf(answer, said), ...tells(answer.text, said).map((id) => `tells of ${id}`)].map(
      (fault) => `${fault}: ${tell(scenario)} → ${answer.status} ${answer.text.slice(0, 300)}`,
    );
  };
  const calls = scenarios(callOf);
  const faults: string[] = [];
  for (let batch = 0; batch * BATCH < runs; batch += 1) {
    const numRuns = Math.min(BATCH, runs - batch * BATCH);
    faults.push(...(await inParallel(fc.sample(calls, { numRuns, seed: seed + batch }), one)).flat());
  }
  return { faults, statuses, refusals };
}

type Outcome = { readonly answer: Awaited<ReturnType<typeof call>>; readonly said: string } | string;

async function fire(
  api: RunningApi,
  key: string,
  { method, target, body, headers }: Scenario,
): Promise<Outcome> {
  const said = `${decoded(target)} ${typeof body === 'string' ? body : ''} ${JSON.stringify(headers)}`;
  const asked = call(api, method, target, { key, ...(body === undefined ? {} : { body }), headers }).then(
    (answer): Outcome => ({ answer, said }),
    (error: Error): Outcome => `no answer (${String(error)})`,
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => resolve(`no answer in ${DEADLINE} ms`), DEADLINE);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
