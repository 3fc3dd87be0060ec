import fc from 'fast-check';
import { isRedactedName, redact, REDACTED, scrubText } from './redact.js';

describe('redact', () => {
  it.each([
    'password',
    'smtpPassword',
    'SMTP_PASSWORD',
    'authorization',
    'x-api-key',
    'apiKey',
    'clientSecret',
    'refresh_token',
    'credentials',
    'sealedCredentials',
    'cookie',
    'text',
    'body',
    'html',
    'subject',
    'email',
    'key',
  ])('hides %s', (name) => {
    expect(isRedactedName(name)).toBe(true);
  });

  it.each([
    'workspaceId',
    'touchId',
    'idempotencyKey',
    'apiKeyId',
    'durationMs',
    'code',
    'status',
    'message',
  ])('shows %s', (name) => {
    expect(isRedactedName(name)).toBe(false);
  });

  it('a secret never survives, however deep it is', () => {
    const secret = 'hunter2-hunter2';
    const nested = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.constant({ password: secret, nextToken: secret, body: [secret] }),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.string(), tie('tree'), { maxKeys: 3 }),
      ),
    })).tree;
    fc.assert(fc.property(nested, (value) => !JSON.stringify(redact(value)).includes(secret)));
  });

  it('credentials inside a text are cut out, the rest stays', () => {
    expect(scrubText('connect redis://user:pa55@127.0.0.1:6379/0 failed')).toBe(
      `connect redis://${REDACTED}@127.0.0.1:6379/0 failed`,
    );
    expect(scrubText('sent Authorization: Bearer abc.def-123456')).toBe(
      `sent Authorization: Bearer ${REDACTED}`,
    );
  });

  it('an error tells its type, message, code and cause, but nothing that a library hung on it', () => {
    const error = Object.assign(new TypeError('no route', { cause: new Error('postgres://a:b@host/db') }), {
      code: 'EHOSTUNREACH',
      config: { headers: { authorization: 'Bearer secret' } },
    });
    expect(redact(error)).toMatchObject({
      type: 'TypeError',
      message: 'no route',
      code: 'EHOSTUNREACH',
      cause: { message: `postgres://${REDACTED}@host/db` },
    });
    expect(redact(error)).not.toHaveProperty('config');
  });

  it('a cycle ends', () => {
    const node: Record<string, unknown> = { name: 'a' };
    node['self'] = node;
    expect(redact(node)).toEqual({ name: 'a', self: '[circular]' });
  });
});
