/** How is a stream opened, whoever asks for it? Its rights and its input are checked as an operation's are. */
import { type StreamName, streamCalled } from '#contracts';
import type { BusinessClock } from '../clock/business-clock.port.js';
import type { Caller } from '../operations/caller.js';
import { decodeBy, requireScopeFor } from '../operations/check-call.js';
import type { UnitOfWork } from '../persistence/unit-of-work.port.js';
import type { StreamContext, StreamHandlers } from './stream-context.js';

export interface StreamDependencies {
  readonly unitOfWork: Pick<UnitOfWork, 'read'>;
  readonly clock: BusinessClock;
  readonly handlers: StreamHandlers;
}

export class StreamRunner {
  constructor(private readonly deps: StreamDependencies) {}

  /**
   * `input` as it came in at the edge. Resolves once the first piece is there, so that whoever may not read it, or asks
   * for what does not exist, gets a refusal and not half an answer. Throws `Refusal`.
   */
  async open(
    caller: Caller,
    name: StreamName,
    input: unknown,
    signal: AbortSignal,
  ): Promise<AsyncIterable<string>> {
    const { scope, input: schema } = streamCalled(name);
    requireScopeFor(caller, name, scope);
    const decoded = decodeBy(schema, name, input);
    const now = await this.deps.clock.now();
    const handler = this.deps.handlers[name] as AnyHandler;
    const pieces = handler({ caller, now, unitOfWork: this.deps.unitOfWork, signal }, decoded)[
      Symbol.asyncIterator
    ]();
    const first = await pieces.next();
    return startingWith(first, pieces);
  }
}

type AnyHandler = (context: StreamContext, input: unknown) => AsyncIterable<string>;

async function* startingWith(
  first: IteratorResult<string, unknown>,
  rest: AsyncIterator<string>,
): AsyncGenerator<string> {
  try {
    for (let piece = first; piece.done !== true; piece = await rest.next()) yield piece.value;
  } finally {
    await rest.return?.();
  }
}
