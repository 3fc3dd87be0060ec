/**
 * How is La Growth Machine's API asked? Within its limit of 50 calls in 10 seconds, and patiently when it says 429.
 *
 * Base address, headers and limits: their public documentation for developers (`/flow`, `X-API-KEY`).
 */
import { LauncherError } from '../terminal/launcher-error.ts';

export const LGM_URL = 'https://apiv2.lagrowthmachine.com/flow';

/** Theirs is 50 calls in 10 seconds. */
const PACE = { calls: 50, periodMs: 10_000 };
const TRIES = 5;
const TIMEOUT_MS = 30_000;
/** What their own client assumes when a 429 says nothing. */
const PAUSE_MS = 60_000;

export interface LgmApi {
  /** @throws LauncherError when it refuses, or has no answer after all tries */
  get(path: string, query?: Readonly<Record<string, string | number | undefined>>): Promise<unknown>;
}

export interface LgmApiOptions {
  readonly url: string;
  readonly key: string;
  readonly pace?: typeof PACE;
  /** Real milliseconds. */
  readonly sleep?: (ms: number) => Promise<void>;
}

export function createLgmApi({ url, key, pace = PACE, sleep = realSleep }: LgmApiOptions): LgmApi {
  const called: number[] = [];

  async function takeTurn(): Promise<void> {
    for (;;) {
      const now = performance.now();
      while (called[0] !== undefined && called[0] <= now - pace.periodMs) called.shift();
      if (called.length < pace.calls) break;
      await sleep((called[0] ?? now) + pace.periodMs - now);
    }
    called.push(performance.now());
  }

  return {
    async get(path, query = {}) {
      const address = new URL(url.replace(/\/$/, '') + path);
      for (const [name, value] of Object.entries(query))
        if (value !== undefined) address.searchParams.set(name, String(value));
      for (let tried = 1; ; tried += 1) {
        await takeTurn();
        const response = await ask(address, key);
        if (response?.ok) return response.json();
        const status = response?.status ?? 0;
        const worthAnother = status === 0 || status === 429 || status >= 500;
        if (!worthAnother || tried >= TRIES) throw refused(path, status, await response?.text());
        const asked = Number(response?.headers.get('retry-after') ?? NaN) * 1000;
        const patience = 1000 * 2 ** tried;
        // What they ask for may be too short while calls of an earlier run still count in their window.
        await sleep(
          Number.isFinite(asked) ? Math.max(asked, patience) : status === 429 ? PAUSE_MS : patience,
        );
      }
    },
  };
}

async function ask(address: URL, key: string): Promise<Response | undefined> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    return await fetch(address, { headers: { 'x-api-key': key }, redirect: 'error', signal });
  } catch {
    return undefined;
  }
}

function refused(path: string, status: number, text = ''): LauncherError {
  const said = text.slice(0, 200);
  if (status === 401 || status === 403)
    return new LauncherError(`La Growth Machine refuses the key (${status}) for ${path}. ${said}`, [
      'take the key from Settings > Integrations & API in La Growth Machine, and set it as LGM_API_KEY',
      'their API belongs to the larger plans: 403 may mean that yours has none',
    ]);
  if (status === 0)
    return new LauncherError(`La Growth Machine does not answer at ${path}.`, [
      'check the network, and run the same command again: it goes on where it stopped',
    ]);
  return new LauncherError(`La Growth Machine answered ${status} to ${path}. ${said}`, [
    'run the same command again: it goes on where it stopped',
  ]);
}

const realSleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
