import { refuseUnacceptable } from './accept.js';

it.each([
  undefined,
  '',
  '*/*',
  'application/*',
  'application/json',
  'text/html, */*;q=0.1',
  'Application/JSON; v=1',
])('%j takes JSON', (accept) => {
  expect(() => refuseUnacceptable(accept, 'application/json')).not.toThrow();
});

it.each(['text/html', 'application/xml, text/*', 'application/json;q=0', '*/*;q=0.0'])(
  '%j does not',
  (accept) => {
    expect(() => refuseUnacceptable(accept, 'application/json')).toThrow(
      expect.objectContaining({ code: 'not_acceptable' }) as Error,
    );
  },
);
