import { NestLogger } from './nest-logger.js';
import { createLogger, silentLogger } from './logger.js';
import { sampledErrors } from './sampled.js';
import { newTraceparent, withTrace } from '../trace/trace.js';

function recorder() {
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) };
  return { lines, logger: createLogger({ name: 'test', level: 'trace', destination }) };
}

describe('the logger', () => {
  it('writes one object a line with level and process name', () => {
    const { lines, logger } = recorder();
    logger.info({ touchId: 't1' }, 'sent');
    expect(lines).toEqual([
      expect.objectContaining({ level: 'info', name: 'test', touchId: 't1', msg: 'sent' }),
    ]);
  });

  it('never writes a secret, in fields, in bindings or in an error', () => {
    const { lines, logger } = recorder();
    logger
      .child({ apiKey: 'sekret' })
      .child({ token: 'sekret', queue: 'q' })
      .info({ smtp: { password: 'sekret' } }, 'login at smtp://u:sekret@host');
    logger.error(new Error('redis://u:sekret@host is gone'));
    logger.error({ err: new Error('redis://u:sekret@host is gone') });
    logger.warn('value %s', 'redis://u:sekret@host');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatchObject({ queue: 'q', name: 'test' });
    expect(lines[1]).toMatchObject({ err: { type: 'Error' } });
    expect(JSON.stringify(lines)).not.toContain('sekret');
  });

  it('names the trace that a line belongs to', () => {
    const { lines, logger } = recorder();
    const traceparent = newTraceparent();
    withTrace(traceparent, () => logger.info('inside'));
    logger.info('outside');
    expect(lines[0]).toHaveProperty('traceId', traceparent.split('-')[1]);
    expect(lines[1]).not.toHaveProperty('traceId');
  });

  it('takes the lines of Nest with their context', () => {
    const { lines, logger } = recorder();
    const nest = new NestLogger(logger);
    nest.log('started', 'Bootstrap');
    nest.error(new Error('boom'), 'Filter');
    nest.error('boom', 'Error: boom\n at x', 'Filter');
    expect(lines[0]).toMatchObject({ level: 'info', context: 'Bootstrap', msg: 'started' });
    expect(lines[1]).toMatchObject({ level: 'error', context: 'Filter', err: { message: 'boom' } });
    expect(lines[2]).toMatchObject({ context: 'Filter', details: ['Error: boom\n at x'] });
  });

  it('can be silent', () => {
    expect(silentLogger.isLevelEnabled('fatal')).toBe(false);
  });
});

describe('sampled errors', () => {
  it('a storm is one line a period, with the number that was left out', () => {
    const { lines, logger } = recorder();
    let now = 0;
    const errors = sampledErrors({ log: logger, message: 'redis is gone', everyMs: 1_000, now: () => now });
    for (let i = 0; i < 5_000; i += 1) errors.report(new Error('ECONNREFUSED'));
    now = 1_000;
    errors.report(new Error('ECONNREFUSED'));
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatchObject({ msg: 'redis is gone', leftOut: 4_999 });
  });
});
