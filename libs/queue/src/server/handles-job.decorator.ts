/** Which method does a job's work? `@HandlesJob(JOBS.wakeEngine) wake(payload, context)`: the types follow the job. */
import { applyDecorators, Catch, UseFilters, type RpcExceptionFilter } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import { throwError, type Observable } from 'rxjs';
import type { z } from 'zod';
import type { JobDefinition } from '#contracts';
import type { JobContext } from './job-context.js';

/** Lets errors through as they are: the transport says what the caller may read. Nest would make them "Internal server error". */
@Catch()
class KeepErrorFilter implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

type HandlerMethod<Payload extends z.ZodType, Result extends z.ZodType> = (
  payload: z.output<Payload>,
  context: JobContext,
) => Promise<z.input<Result>> | z.input<Result>;

export function HandlesJob<Name extends string, Payload extends z.ZodType, Result extends z.ZodType>(
  job: JobDefinition<Name, Payload, Result>,
) {
  const decorate = applyDecorators(MessagePattern(job.name), UseFilters(KeepErrorFilter));
  return <Method extends HandlerMethod<Payload, Result>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    decorate(target, key, descriptor);
    // Without these, Nest would pass the payload alone.
    Payload()(target, key, 0);
    Ctx()(target, key, 1);
  };
}
