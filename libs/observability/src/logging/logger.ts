/**
 * How does a process tell what it does?
 *
 * One JSON object a line, with the trace it belongs to, and never a secret or a message body.
 */
import {
  pino,
  type Bindings,
  type ChildLoggerOptions,
  type DestinationStream,
  type Logger as PinoLogger,
} from 'pino';
import { currentTrace } from '../trace/trace.js';
import { redact, scrubText } from './redact.js';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Logger = PinoLogger;
/** What a library needs of a logger. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export interface LoggerOptions {
  /** The process: `api`, `worker`, `mcp`. */
  readonly name: string;
  readonly level?: LogLevel;
  /** Where lines go; standard output unless told. A stdio protocol server passes standard error. */
  readonly destination?: DestinationStream;
}

export function createLogger({ name, level = 'info', destination }: LoggerOptions): Logger {
  const options = {
    name,
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    // Errors are described by `redact`, which knows what they may say; pino's own serializer would copy every field.
    serializers: { err: (err: unknown) => err },
    mixin: () => {
      const trace = currentTrace();
      return trace === undefined ? {} : { traceId: trace.traceId };
    },
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: Record<string, unknown>) => redact(fields) as Record<string, unknown>,
    },
    hooks: {
      logMethod(
        this: Logger,
        args: Parameters<Logger['info']>,
        method: (...args: Parameters<Logger['info']>) => void,
      ) {
        method.apply(this, safeArguments(args));
      },
    },
  };
  return withSafeChildren(destination === undefined ? pino(options) : pino(options, destination));
}

/** pino lets no formatter see the fields of a child logger. Children inherit this method, so it holds for theirs too. */
function withSafeChildren(logger: Logger): Logger {
  const plain: unknown = Reflect.get(logger, 'child');
  if (typeof plain !== 'function') return logger;
  const child = function (this: Logger, bindings: Bindings, options?: ChildLoggerOptions): Logger {
    return Reflect.apply(plain, this, [redact(bindings), options]) as Logger;
  };
  return Object.assign(logger, { child });
}

/** pino takes a line's message from an error when there is none: it must be searched for credentials first. */
function safeArguments(args: readonly unknown[]): Parameters<Logger['info']> {
  const [first, ...rest] = args;
  const fields = first instanceof Error ? { err: first } : first;
  const safe = rest.map((part) => redact(part));
  if (typeof fields === 'string') return [scrubText(fields), ...safe] as Parameters<Logger['info']>;
  const err = typeof fields === 'object' && fields !== null && 'err' in fields ? fields.err : undefined;
  const message = safe.length > 0 || !(err instanceof Error) ? safe : [scrubText(err.message)];
  return [fields, ...message] as Parameters<Logger['info']>;
}

/** Says nothing: for tests and for callers that have no logger. */
export const silentLogger: Logger = pino({ level: 'silent' });
