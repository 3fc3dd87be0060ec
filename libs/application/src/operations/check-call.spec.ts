import { Refusal } from '#contracts';
import type { Caller } from './caller.js';
import { decodeInput, requireScope } from './check-call.js';

const caller: Caller = { workspaceId: 'w', apiKeyId: 'k', scopes: ['outreach:read'], kind: 'service' };

function refusalOf(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('a call', () => {
  it('without the scope is refused with the scope that it needs', () => {
    const refusal = refusalOf(() => requireScope(caller, 'campaigns.create'));
    expect(refusal).toMatchObject({ code: 'missing_scope', httpStatus: 403 });
    expect(refusal.nextStep).toContain('campaigns:write');
    expect(() => requireScope(caller, 'campaigns.list')).not.toThrow();
  });

  it('hears of every wrong field at once, each with its path', () => {
    const graph = { start: 'a', steps: [{ id: 'a', kind: 'wait', for: { days: -1 }, next: '' }] };
    const refusal = refusalOf(() => decodeInput('sequences.create', { name: '', graph, extra: 1 }));
    expect(refusal.code).toBe('invalid_input');
    const paths = refusal.fields.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['name', 'graph.steps[0].for.days', 'graph.steps[0].next']));
  });

  it('gets its ids decoded, and those of another kind refused', () => {
    const refusal = refusalOf(() => decodeInput('leads.get', { leadId: 'cmp_01h455vb4pex5vsknk084sn02q' }));
    expect(refusal.fields).toEqual([{ path: 'leadId', message: 'Expected an id that starts with lead_.' }]);
    expect(decodeInput('leads.get', { leadId: 'lead_01h455vb4pex5vsknk084sn02q' }).leadId).toMatch(
      /^[0-9a-f-]{36}$/,
    );
  });

  it('with text that Postgres cannot keep is refused, not broken', () => {
    const refusal = refusalOf(() => decodeInput('leads.upsert', { firstName: 'Ada\u0000', lastName: 'L' }));
    expect(refusal).toMatchObject({ code: 'invalid_input' });
  });
});
