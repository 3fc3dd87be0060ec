/**
 * How does an operation run, whoever asks for it?
 *
 * A read runs on one consistent snapshot. An act runs in one transaction. With an idempotency key the act is first
 * accepted as an action, and its result commits with what it did: same key and body, same answer, once — also when
 * the process dies in between. What was done, and what was refused, stands in the audit log; what is done, in the same
 * transaction.
 */
import {
  type ActName,
  encodeId,
  type InputOf,
  OPERATIONS,
  type ReadName,
  Refusal,
  type Operation,
} from '#contracts';
import type { z } from 'zod';
import type { ActionRow } from '../actions/action-store.port.js';
import { auditEntry, type Call, type CallOrigin, UNKNOWN_ORIGIN } from '../audit/audit-entry.js';
import type { BusinessClock } from '../clock/business-clock.port.js';
import type { UnitOfWork } from '../persistence/unit-of-work.port.js';
import { canonicalHash } from '../plans/decision-hash.js';
import type { Stores } from '../persistence/stores.js';
import { holdResource } from '../resources/hold-resource.js';
import { decodeInput, requireScope } from './check-call.js';
import type { Caller } from './caller.js';
import { encodeOutput } from './encode-output.js';
import type { ActContext, OperationHandlers } from './operation-context.js';
import { OperationReader } from './operation-reader.js';
import { type StoredRefusal, storeRefusal, restoreRefusal } from './stored-refusal.js';

export interface RunnerDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: BusinessClock;
  readonly handlers: OperationHandlers;
  readonly newId: () => string;
  /** Tells two requests with secrets apart without giving either away: see `createSecretInputHash`. */
  readonly hashSecretInput: (input: unknown) => string;
}

export interface ActOptions {
  readonly idempotencyKey?: string | undefined;
  /** ETags of which the thing must have one, as they came in If-Match. */
  readonly ifMatch?: string | undefined;
  readonly origin?: CallOrigin;
}

export interface ActResult {
  /** Edge id of the action; null for an act without an idempotency key. */
  readonly actionId: string | null;
  /** As it leaves at the edge. */
  readonly output: z.core.util.JSONType;
  /** True when the answer is that of an earlier call with the same key. */
  readonly replayed: boolean;
}

export class OperationRunner {
  private readonly reader: OperationReader;

  constructor(private readonly deps: RunnerDependencies) {
    this.reader = new OperationReader(deps);
  }

  /** `input` as it came in at the edge; the answer as it leaves there. Throws `Refusal`. */
  async read(
    caller: Caller,
    name: ReadName,
    input: unknown,
    origin: CallOrigin = UNKNOWN_ORIGIN,
  ): Promise<z.core.util.JSONType> {
    try {
      return await this.reader.read(caller, name, input);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'missing_scope')
        await this.recordRefusal(caller, { name, input, ifMatch: null, actionId: null, ...origin }, error);
      throw error;
    }
  }

  async act(caller: Caller, name: ActName, input: unknown, options: ActOptions = {}): Promise<ActResult> {
    const { idempotencyKey, ifMatch, origin = UNKNOWN_ORIGIN } = options;
    const call = { name, input, ifMatch: ifMatch ?? null, actionId: null, ...origin };
    try {
      requireScope(caller, name);
      const decoded = decodeInput(name, input);
      if (idempotencyKey !== undefined) {
        return await this.carryOut(caller, await this.accept(caller, call, idempotencyKey), decoded);
      }
      const output = await this.deps.unitOfWork.act(caller.workspaceId, (stores) =>
        this.perform(stores, caller, call, decoded),
      );
      return { actionId: null, output, replayed: false };
    } catch (error) {
      if (error instanceof Refusal) await this.recordRefusal(caller, call, error);
      throw error;
    }
  }

  /** Commits the request; from here on it will be carried out. */
  private async accept(
    caller: Caller,
    { name, input, ifMatch, requestId, ip }: Call<ActName>,
    idempotencyKey: string,
  ): Promise<ActionRow> {
    const request = { operation: name, input: input ?? {}, ifMatch: ifMatch ?? undefined };
    const inputHash = secretInput(name) ? this.deps.hashSecretInput(request) : canonicalHash(request);
    const action = await this.deps.unitOfWork.act(caller.workspaceId, (stores) =>
      stores.actions.accept({
        id: this.deps.newId(),
        operation: name,
        principal: caller.apiKeyId,
        idempotencyKey,
        inputHash,
        input: secretInput(name) ? null : (input ?? {}),
        ifMatch,
        requestId,
        ip,
        createdAt: realNow(),
      }),
    );
    if (action.inputHash === inputHash) return action;
    throw new Refusal(
      'idempotency_conflict',
      `The idempotency key was used before with another request (${encodeId('action', action.id)}).`,
      'Use a new key for a new request, or repeat the first request unchanged.',
    );
  }

  /**
   * Carries out an accepted action, or answers what came of it. Safe to call again after a crash; `decoded` is left
   * out when the input is read back from the action.
   */
  async carryOut(caller: Caller, action: ActionRow, decoded?: InputOf<ActName>): Promise<ActResult> {
    const actionId = encodeId('action', action.id);
    const { input, ifMatch, requestId, ip } = action;
    const name = action.operation as ActName;
    const call = { name, input, ifMatch, requestId, ip, actionId: action.id };
    try {
      return await this.deps.unitOfWork.act(caller.workspaceId, async (stores) => {
        const current = await stores.actions.lock(action.id);
        if (current?.status === 'succeeded' && secretOutput(current.operation as ActName)) throw shownOnce();
        if (current?.status === 'succeeded')
          return { actionId, output: current.output as z.core.util.JSONType, replayed: true };
        if (current?.status === 'failed') throw restoreRefusal(current.error as StoredRefusal);
        requireScope(caller, name);
        if (decoded === undefined && secretInput(name)) throw interrupted();
        const output = await this.perform(stores, caller, call, decoded ?? decodeInput(name, input));
        await stores.actions.succeed(action.id, secretOutput(name) ? SHOWN_ONCE : output, realNow());
        return { actionId, output, replayed: false };
      });
    } catch (error) {
      // A refusal is an answer and is kept; anything else leaves the action accepted, to be carried out again.
      if (error instanceof Refusal) {
        await this.refuse(caller.workspaceId, action.id, error);
        // Taken up again after a crash, nobody else writes it down.
        if (decoded === undefined) await this.recordRefusal(caller, call, error);
      }
      throw error;
    }
  }

  /** Keeps a "no" as the answer of an action that has none yet. */
  async refuse(workspaceId: string, actionId: string, refusal: Refusal): Promise<void> {
    await this.deps.unitOfWork.act(workspaceId, (stores) =>
      stores.actions.fail(actionId, storeRefusal(refusal), realNow()),
    );
  }

  private async perform(
    stores: Stores,
    caller: Caller,
    call: Call<ActName>,
    input: InputOf<ActName>,
  ): Promise<z.core.util.JSONType> {
    const { name, ifMatch } = call;
    const context: ActContext = {
      caller,
      now: await this.deps.clock.now(),
      realNow: realNow(),
      stores,
      newId: this.deps.newId,
    };
    const handler = this.deps.handlers[name] as (context: ActContext, input: unknown) => Promise<unknown>;
    await holdResource(context, this.deps.handlers, name, input, ifMatch ?? undefined);
    const output = encodeOutput(name, await handler(context, input));
    await stores.audit.append(auditEntry(this.deps, caller.apiKeyId, call, { output }, realNow()));
    return output;
  }

  /** What is refused elsewhere (a stream, an upload) stands in the same log: whatever was thrown may be given. */
  async noteRefusal(caller: Caller, call: Pick<Call, 'name' | 'input'> & CallOrigin, error: unknown) {
    if (error instanceof Refusal && error.code === 'missing_scope')
      await this.recordRefusal(caller, { ...call, ifMatch: null, actionId: null }, error);
  }

  /** Whoever is told no leaves a trace, though nothing was done. */
  private async recordRefusal(caller: Caller, call: Call, { code }: Refusal): Promise<void> {
    const entry = auditEntry(this.deps, caller.apiKeyId, call, { code }, realNow());
    await this.deps.unitOfWork.act(caller.workspaceId, ({ audit }) => audit.append(entry));
  }
}

/** What stands in an action's row in place of an answer that carries a secret. */
const SHOWN_ONCE = { shownOnce: true } as const;

const operationOf = (name: ActName): Operation => OPERATIONS[name];
const secretInput = (name: ActName): boolean => operationOf(name).secretInput === true;
const secretOutput = (name: ActName): boolean => operationOf(name).secretOutput === true;

function shownOnce(): Refusal {
  return new Refusal(
    'conflict',
    'This was carried out already, and its answer holds a secret that is shown once.',
    'Ask for another one under a new idempotency key.',
  );
}

function interrupted(): Refusal {
  return new Refusal(
    'unavailable',
    'The process stopped before this was carried out, and its secret input is not kept.',
    'Send it again under a new idempotency key.',
  );
}

function realNow(): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Date.now());
}
