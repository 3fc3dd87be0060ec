/** Is a file taken in whatever wrote it, and never lost or doubled when the way breaks? */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectProblem } from '../api/support/running-api.js';
import { openDesk, type Desk, type Tenant } from './support/desk.js';

let desk: Desk;
let tenant: Tenant;
let workspaces = 0;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  tenant = await desk.tenant(`Upload ${(workspaces += 1)}`);
});

const FILE = 'First name,Last name,Email\nZoé,Müller,zoe@example.com\nAda,Lovelace,ada@example.com\n';
/** Of a column that is ignored: makes files large and leads few. */
const PADDING = 'x'.repeat(100);
const people = (rows: number, domain = 'acme.io'): string =>
  [
    'email,firstname,notes',
    ...Array.from({ length: rows }, (_, n) => `p${n}@${domain},First${n},${PADDING}`),
  ].join('\n');

describe('an upload', () => {
  it('is answered once the file is in, with where to follow it', async () => {
    const answer = await tenant.send(FILE, '?audienceName=Spring&fileName=spring.csv');
    expect(answer.status).toBe(202);
    expect(answer.headers.get('location')).toBe(`/v1/imports/${answer.body.id}`);
    expect(answer.body).toMatchObject({
      state: 'merging',
      fileName: 'spring.csv',
      rows: 2,
      staged: 2,
      merged: 0,
      audienceId: expect.stringMatching(/^aud_/),
      columns: [
        { name: 'First name', field: 'firstName' },
        { name: 'Last name', field: 'lastName' },
        { name: 'Email', field: 'professionalEmail' },
      ],
    });
    await tenant.merge();
    expect(await tenant.importOf(answer)).toMatchObject({ state: 'done', created: 2, merged: 2 });
    expect(await tenant.count('audience_members')).toBe(2);
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${FILE}`), 'utf-8'],
    ['windows-1252', Buffer.from(FILE, 'latin1'), 'windows-1252'],
    ['UTF-16LE with a mark', Buffer.from(`\uFEFF${FILE}`, 'utf16le'), 'utf-16le'],
    ['UTF-16LE without one', Buffer.from(FILE, 'utf16le'), 'utf-16le'],
    ['UTF-16BE', Buffer.from(`\uFEFF${FILE}`, 'utf16le').swap16(), 'utf-16be'],
  ])('in %s is understood without being told', async (_what, bytes, encoding) => {
    expect(await tenant.run(bytes)).toMatchObject({ created: 2, rejected: 0, encoding });
    const [row] = await desk.api.query<{ last_name: string }>(
      `SELECT last_name FROM leads WHERE workspace_id = $1 AND first_name = 'Zoé'`,
      [tenant.workspaceId],
    );
    expect(row?.last_name).toBe('Müller');
  });

  it('whose first accent comes late is still understood', async () => {
    const bytes = Buffer.from(`${people(1_200)}\nlate@acme.io,Zoé,\n`, 'latin1');
    expect(await tenant.run(bytes)).toMatchObject({ created: 1_201, encoding: 'windows-1252' });
  });

  it.each([
    [',', 'comma'],
    [';', 'semicolon'],
    ['\t', 'tab'],
    ['|', 'pipe'],
  ])('separated by %j is understood', async (separator, name) => {
    expect(await tenant.run(FILE.replaceAll(',', separator))).toMatchObject({ created: 2, separator: name });
  });

  it('keeps the good rows, and says of each bad one which line, which column and why', async () => {
    const file = [
      'email,First name,Notes,Notes,company size,company',
      'a@acme.io,"two\nlines",,,50,Acme',
      'not-an-address,Bad,,,,',
      'c@acme.io,Ragged,x,x,x,x,too many',
      'd@acme.io,Nul\u0000,,,,',
      `e@acme.io,${'x'.repeat(300)},,,,`,
      'f@acme.io,Six,,,huge,Acme',
      'g@acme.io',
      'A@ACME.IO,Twice,,,,',
    ].join('\n');
    const found = await tenant.run(file);
    expect(found).toMatchObject({ state: 'done', rows: 8, created: 3, rejected: 5, problems: 6 });
    const report = await tenant.report(found.id);
    expect(report.map((line) => line.split(',').slice(0, 3))).toEqual([
      ['4', 'email', 'invalid'],
      ['5', '', 'invalid'],
      ['6', 'First name', 'invalid'],
      ['7', 'First name', 'invalid'],
      ['8', 'company size', 'ignored'],
      ['10', '', 'repeated'],
    ]);
    expect(report.join('\n')).not.toContain('not-an-address');
    expect(await tenant.count('import_rows')).toBe(0);
  });

  it('of nothing but a header is done, and of nothing is refused', async () => {
    expect(await tenant.run('email,firstname\n')).toMatchObject({ state: 'done', rows: 0 });
    expectProblem(await tenant.send(''), 422, 'invalid_input');
    expectProblem(await tenant.send('colour\nred\n'), 422, 'invalid_input');
  });

  it('that stops being CSV half-way fails as a whole', async () => {
    const answer = await tenant.send(`${people(2_500)}\n"open,Never closed\n`);
    expectProblem(answer, 400, 'malformed_request');
    expect(answer.body.detail).toContain('line 2502');
    const { body } = await tenant.get('/v1/imports?state=failed');
    expect(body.data[0]).toMatchObject({ failure: { code: 'malformed_request' } });
    await tenant.merge();
    expect(await tenant.count('leads')).toBe(0);
    expect(await tenant.count('import_rows')).toBe(0);
  });

  it('that is no file, or has options that make no sense, is refused before it is read', async () => {
    expectProblem(
      await tenant.send('{}', '', { 'content-type': 'application/json' }),
      415,
      'unsupported_media_type',
    );
    expectProblem(await tenant.send(FILE, '?dryRun=yes'), 422, 'invalid_input');
    expectProblem(await tenant.send(FILE, '?mapping=nonsense'), 422, 'invalid_input');
    const mapping = encodeURIComponent(JSON.stringify({ Email: 'shoe size' }));
    expectProblem(await tenant.send(FILE, `?mapping=${mapping}`), 422, 'invalid_input');
    expect(await tenant.count('imports')).toBe(0);
  });

  it('follows a mapping where the guess is wrong', async () => {
    const mapping = encodeURIComponent(JSON.stringify({ Mail: 'personalEmail', Wer: 'attributes.wer' }));
    const found = await tenant.run('Mail,Wer\nada@example.com,Ada\n', `?mapping=${mapping}`);
    expect(found).toMatchObject({
      created: 1,
      columns: [{ field: 'personalEmail' }, { field: 'attributes.wer' }],
    });
  });
});

describe('an upload that broke off', () => {
  const file = people(2_300);

  it('goes on where it stopped when the same file is sent again', async () => {
    await tenant.breakOff('/v1/imports', 'POST', file.slice(0, 200_000));
    const { body } = await tenant.get('/v1/imports');
    const half = body.data[0] as unknown as { id: string; state: string; staged: number };
    expect(half).toMatchObject({ state: 'receiving' });
    expect(half.staged).toBeGreaterThanOrEqual(1_000);
    expect(half.staged).toBeLessThan(2_300);
    const put = (text: string) => tenant.put(`/v1/imports/${half.id}/file`, text);
    expectProblem(await put(people(2_300, 'other.io')), 409, 'conflict');
    expectProblem(await put(people(10)), 409, 'conflict');
    expect(await put(file)).toMatchObject({
      status: 202,
      body: { state: 'merging', rows: 2_300, staged: 2_300 },
    });
    await tenant.merge();
    expect(await tenant.count('leads')).toBe(2_300);
    expect((await put(file)).headers.get('idempotency-replayed')).toBe('true');
  });

  it('goes on as well when the first request is repeated under its key', async () => {
    const headers = { 'idempotency-key': 'k1' };
    await tenant.breakOff('/v1/imports', 'POST', file.slice(0, 200_000), headers);
    const again = await tenant.send(file, '', headers);
    expect(again).toMatchObject({ status: 202, body: { state: 'merging', rows: 2_300 } });
    const third = await tenant.send(file, '', headers);
    expect(third.headers.get('idempotency-replayed')).toBe('true');
    expect(third.body.id).toBe(again.body.id);
    expectProblem(await tenant.send(file, '?dryRun=true', headers), 409, 'idempotency_conflict');
    expect(await tenant.count('imports')).toBe(1);
  });
});
