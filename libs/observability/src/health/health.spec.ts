import { createMetrics } from '../metrics/registry.js';
import { checkHealth } from './health-report.js';
import { startHealthServer } from './health-server.js';

const never = () => new Promise<never>(() => undefined);

describe('health', () => {
  it('is ok only when every check is', async () => {
    expect(await checkHealth({ a: async () => true, b: async () => undefined })).toMatchObject({
      status: 'ok',
    });
    const report = await checkHealth({ a: async () => true, b: async () => false });
    expect(report).toEqual({
      status: 'unavailable',
      checks: { a: { ok: true }, b: { ok: false, detail: 'not ready' } },
    });
  });

  it('a check that throws or hangs is unhealthy, and its error is not quoted', async () => {
    const report = await checkHealth(
      { a: () => Promise.reject(new Error('redis://u:p@host')), b: never },
      20,
    );
    expect(report.checks).toEqual({
      a: { ok: false, detail: 'Error' },
      b: { ok: false, detail: 'no answer within 20 ms' },
    });
  });

  it('answers live, ready and metrics over HTTP', async () => {
    let ready = true;
    const metrics = createMetrics();
    metrics.counter('jobs_total', 'Jobs.').add({ queue: 'engine' });
    const server = await startHealthServer({ port: 0, checks: { redis: async () => ready }, metrics });
    const get = (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`);
    try {
      expect((await get('/health/live')).status).toBe(200);
      expect((await get('/health/ready')).status).toBe(200);
      ready = false;
      const response = await get('/health/ready');
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ status: 'unavailable' });
      expect((await get('/health/live')).status).toBe(200);
      expect(await (await get('/metrics')).text()).toContain('jobs_total{queue="engine"} 1');
      expect((await get('/')).status).toBe(404);
      expect((await fetch(`http://127.0.0.1:${server.port}/`, { method: 'POST' })).status).toBe(405);
    } finally {
      await server.close();
    }
  });

  it('says so when the port is taken', async () => {
    const first = await startHealthServer({ port: 0, checks: {} });
    await expect(startHealthServer({ port: first.port, checks: {} })).rejects.toThrow('EADDRINUSE');
    await first.close();
  });
});
