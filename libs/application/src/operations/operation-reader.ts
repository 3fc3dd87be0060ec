/** How does a process read that may do nothing else? Needs no secret, and a database role that can only read. */
import type { ReadName } from '#contracts';
import type { z } from 'zod';
import type { BusinessClock } from '../clock/business-clock.port.js';
import { expandOutput } from '../expand/expand-output.js';
import { takeExpand } from '../expand/take-expand.js';
import type { UnitOfWork } from '../persistence/unit-of-work.port.js';
import { decodeInput, requireScope } from './check-call.js';
import type { Caller } from './caller.js';
import { encodeOutput } from './encode-output.js';
import type { ReadContext, ReadHandlers } from './operation-context.js';

export interface ReaderDependencies {
  readonly unitOfWork: Pick<UnitOfWork, 'read'>;
  readonly clock: BusinessClock;
  readonly handlers: ReadHandlers;
}

export class OperationReader {
  constructor(private readonly deps: ReaderDependencies) {}

  /** `input` as it came in at the edge; the answer as it leaves there. Throws `Refusal`. */
  async read(caller: Caller, name: ReadName, input: unknown): Promise<z.core.util.JSONType> {
    requireScope(caller, name);
    const asked = takeExpand(name, input);
    const decoded = decodeInput(name, asked.input);
    const now = await this.deps.clock.now();
    return this.deps.unitOfWork.read(caller.workspaceId, async (stores) => {
      const context: ReadContext = { caller, now, stores };
      const handler = this.deps.handlers[name] as (context: ReadContext, input: unknown) => Promise<unknown>;
      const output = encodeOutput(name, await handler(context, decoded));
      return asked.expand.length === 0 ? output : expandOutput(context, name, asked.expand, output);
    });
  }
}
