/** How does a test import a file? Over HTTP into a listening API; the merging is done here, batch by batch, when asked. */
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { mergeBatch, mergeImports, type MergeDependencies } from '#application';
import { createDatabase, newUuidV7, type Database } from '#persistence';
import { call, runApi, type Answer, type RunningApi } from '../../api/support/running-api.js';

export interface ImportAnswer {
  readonly id: string;
  readonly state: string;
  readonly encoding: string;
  readonly separator: string;
  readonly columns: readonly { readonly name: string; readonly field: string | null }[];
  readonly audienceId: string | null;
  readonly rows: number;
  readonly staged: number;
  readonly merged: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly conflicts: number;
  readonly keptCorrections: number;
  readonly problems: number;
}

export interface Desk {
  readonly api: RunningApi;
  /** A key of a workspace of its own. */
  tenant(name: string): Promise<Tenant>;
  close(): Promise<void>;
}

export interface Tenant {
  readonly key: string;
  readonly workspaceId: string;
  readonly dependencies: MergeDependencies;
  send(
    body: string | Uint8Array,
    query?: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  put(path: string, body: string): Promise<Answer>;
  /** Rows of the newest import that are staged. */
  staged(): Promise<number>;
  /** Sends the beginning of a file, waits until some of it is staged, and goes away. */
  breakOff(
    path: string,
    method: string,
    part: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<void>;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  importOf(answer: Answer): Promise<ImportAnswer>;
  patch(path: string, body: unknown): Promise<Answer>;
  /** One batch of so many rows. */
  mergeOne(size: number): Promise<void>;
  /** Merges what waits, in batches of `size` rows. */
  merge(size?: number, dependencies?: Partial<MergeDependencies>): Promise<number>;
  /** Sends and merges. */
  run(body: string | Uint8Array, query?: string): Promise<ImportAnswer>;
  report(importId: string): Promise<string[]>;
  count(table: string): Promise<number>;
}

export async function openDesk(): Promise<Desk> {
  const api = await runApi();
  const database = createDatabase({
    url: api.rows.engineUrl,
    label: 'test',
    poolSize: 4,
    secretKey: api.config.OVERTURE_SECRET_KEY,
  });
  return {
    api,
    tenant: (name) => openTenant(api, database, name),
    close: async () => {
      await database.close();
      await api.close();
    },
  };
}

async function openTenant(api: RunningApi, database: Database, name: string): Promise<Tenant> {
  const key = await api.key({ workspace: name });
  const [workspace] = await api.query<{ id: string }>('SELECT id FROM workspaces WHERE name = $1', [name]);
  const workspaceId = workspace?.id ?? '';
  const dependencies: MergeDependencies = {
    unitOfWork: database.unitOfWork,
    clock: { now: async () => Temporal.Now.instant(), realDelayUntil: async () => 0 },
    newId: newUuidV7,
  };
  const tenant: Tenant = {
    key,
    workspaceId,
    dependencies,
    send: (body, query = '', headers = {}) =>
      call(api, 'POST', `/v1/imports${query}`, {
        key,
        body,
        headers: { 'content-type': 'text/csv', ...headers },
      }),
    breakOff: (path, method, part, headers = {}) =>
      new Promise((resolve) => {
        const upload = request(`${api.url}${path}`, {
          method,
          headers: { authorization: `Bearer ${key}`, 'content-type': 'text/csv', ...headers },
        });
        upload.on('error', () => undefined).on('close', () => resolve());
        const leave = async () => {
          const deadline = performance.now() + 20_000;
          while ((await tenant.staged()) === 0 && performance.now() < deadline) await sleep(20);
          upload.destroy();
        };
        upload.write(part, () => void leave());
      }),
    staged: async () => {
      const { body } = await tenant.get('/v1/imports');
      return (body.data[0] as unknown as ImportAnswer | undefined)?.staged ?? 0;
    },
    put: (path, body) => call(api, 'PUT', path, { key, body, headers: { 'content-type': 'text/csv' } }),
    get: (path) => call(api, 'GET', path, { key }),
    post: (path, body = {}) => call(api, 'POST', path, { key, body }),
    patch: (path, body) => call(api, 'PATCH', path, { key, body }),
    mergeOne: async (size) => {
      const now = Temporal.Now.instant();
      await database.unitOfWork.act(workspaceId, (stores) =>
        mergeBatch({ stores, now, realNow: now, newId: newUuidV7 }, size),
      );
    },
    importOf: async (answer) =>
      (await tenant.get(`/v1/imports/${answer.body.id}`)).body as unknown as ImportAnswer,
    merge: (size, more = {}) =>
      mergeImports({ ...dependencies, ...more }, workspaceId, AbortSignal.timeout(60_000), size),
    run: async (body, query) => {
      const answer = await tenant.send(body, query);
      if (answer.status !== 202) throw new Error(`The upload was refused: ${answer.text}`);
      await tenant.merge();
      return tenant.importOf(answer);
    },
    report: async (importId) => {
      const { text } = await tenant.get(`/v1/imports/${importId}/report`);
      return text.split('\r\n').slice(1, -1);
    },
    count: async (table) => {
      const [row] = await api.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM ${table} WHERE workspace_id = $1`,
        [workspaceId],
      );
      return row?.count ?? 0;
    },
  };
  return tenant;
}
