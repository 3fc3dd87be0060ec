import { RpcException } from '@nestjs/microservices';
import fc from 'fast-check';
import { Refusal } from '#contracts';
import { JobError, readFailure, toJobError } from './job-error.js';

describe('failures of jobs', () => {
  it('come back as they were thrown', () => {
    const code = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/);
    fc.assert(
      fc.property(code, fc.string(), (code, detail) => {
        const read = readFailure(new JobError(code, detail).message);
        return read.code === code && read.message === detail;
      }),
    );
  });

  it('a refusal keeps its code, and so does an RpcException that has one', () => {
    expect(toJobError(new Refusal('wrong_state', 'It is paused.', 'Resume it.'))).toMatchObject({
      code: 'wrong_state',
      detail: 'It is paused.',
    });
    const rpc = new RpcException({ code: 'too_many', message: 'Slow down.' }).getError();
    expect(toJobError(rpc)).toMatchObject({ code: 'too_many', detail: 'Slow down.' });
  });

  it('what was not meant for the caller is not quoted', () => {
    for (const error of [
      new Error('secret'),
      Object.assign(new Error('secret'), { code: '23505' }),
      'secret',
      undefined,
    ]) {
      expect(toJobError(error).message).not.toContain('secret');
      expect(toJobError(error).code).toBe('handler_failed');
    }
  });

  it('an error after the signal fired is told as what fired it, unless it says more', () => {
    const timeout = new JobError('timeout', 'Too long.');
    expect(toJobError(new Error('aborted'), timeout)).toBe(timeout);
    expect(toJobError(new JobError('refused', 'No.'), timeout).code).toBe('refused');
  });

  it('texts of the queue engine get a code', () => {
    expect(readFailure('job stalled more than allowable limit').code).toBe('stalled');
    expect(readFailure('Something else').code).toBe('handler_failed');
    expect(readFailure(undefined).code).toBe('handler_failed');
  });
});
