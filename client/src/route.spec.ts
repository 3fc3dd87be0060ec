import { requestParts } from './route.ts';

const BASE = 'https://outreach.example/';

describe('the input of an operation', () => {
  it('goes into the path, the query and the body as the route says', () => {
    const route = { method: 'POST', path: '/v1/leads/{leadId}/notes', query: ['dryRun'] } as const;
    const { url, body, contentType } = requestParts(BASE, route, {
      leadId: 'lead_1',
      dryRun: true,
      text: 'Hello',
      until: undefined,
    });
    expect(url.href).toBe('https://outreach.example/v1/leads/lead_1/notes?dryRun=true');
    expect(body).toBe('{"text":"Hello"}');
    expect(contentType).toBe('application/json');
  });

  it('cannot leave its place in the path', () => {
    const route = { method: 'GET', path: '/v1/leads/{leadId}' } as const;
    expect(requestParts(BASE, route, { leadId: '../keys?x=1#y' }).url.href).toBe(
      'https://outreach.example/v1/leads/..%2Fkeys%3Fx%3D1%23y',
    );
  });

  it('puts lists and objects into a query as text', () => {
    const route = { method: 'GET', path: '/v1/leads', query: ['expand', 'filter', 'cursor'] } as const;
    const { url, body } = requestParts(BASE, route, {
      expand: ['company', 'audiences'],
      filter: { titleText: 'CMO & co' },
    });
    expect(Object.fromEntries(url.searchParams)).toEqual({
      expand: 'company,audiences',
      filter: '{"titleText":"CMO & co"}',
    });
    expect(body).toBeUndefined();
  });

  it('is sent as it is when it is a file', () => {
    const route = { method: 'POST', path: '/v1/imports', query: ['dryRun'], consumes: 'text/csv' } as const;
    expect(requestParts(BASE, route, { dryRun: false, file: 'Email\nada@example.com\n' })).toMatchObject({
      body: 'Email\nada@example.com\n',
      contentType: 'text/csv',
    });
  });

  it('always says something in a body, because an act without fields is still JSON', () => {
    expect(requestParts(BASE, { method: 'POST', path: '/v1/x' }, {}).body).toBe('{}');
  });
});
