/**
 * How does an operation run, whoever asks for it?
 *
 * A read runs on one consistent snapshot. An act runs in one transaction. With an idempotency key the act is first
 * accepted as an action, and its result commits with what it did: same key and body, same answer, once — also when
 * the process dies in between.
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
import type { BusinessClock } from '../clock/business-clock.port.js';
import type { UnitOfWork } from '../persistence/unit-of-work.port.js';
import { canonicalHash } from '../plans/decision-hash.js';
import type { Stores } from '../persistence/stores.js';
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
  async read(caller: Caller, name: ReadName, input: unknown): Promise<z.core.util.JSONType> {
    return this.reader.read(caller, name, input);
  }

  async act(caller: Caller, name: ActName, input: unknown, idempotencyKey?: string): Promise<ActResult> {
    requireScope(caller, name);
    const decoded = decodeInput(name, input);
    if (idempotencyKey === undefined) {
      const output = await this.deps.unitOfWork.act(caller.workspaceId, (stores) =>
        this.perform(stores, caller, name, decoded),
      );
      return { actionId: null, output, replayed: false };
    }
    const accepted = await this.accept(caller, name, input, idempotencyKey);
    return this.carryOut(caller, accepted, decoded);
  }

  /** Commits the request; from here on it will be carried out. */
  private async accept(
    caller: Caller,
    name: ActName,
    input: unknown,
    idempotencyKey: string,
  ): Promise<ActionRow> {
    const request = { operation: name, input: input ?? {} };
    const inputHash = secretInput(name) ? this.deps.hashSecretInput(request) : canonicalHash(request);
    const action = await this.deps.unitOfWork.act(caller.workspaceId, (stores) =>
      stores.actions.accept({
        id: this.deps.newId(),
        operation: name,
        principal: caller.apiKeyId,
        idempotencyKey,
        inputHash,
        input: secretInput(name) ? null : (input ?? {}),
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
    try {
      return await this.deps.unitOfWork.act(caller.workspaceId, async (stores) => {
        const current = await stores.actions.lock(action.id);
        if (current?.status === 'succeeded' && secretOutput(current.operation as ActName)) throw shownOnce();
        if (current?.status === 'succeeded')
          return { actionId, output: current.output as z.core.util.JSONType, replayed: true };
        if (current?.status === 'failed') throw restoreRefusal(current.error as StoredRefusal);
        const name = action.operation as ActName;
        requireScope(caller, name);
        if (decoded === undefined && secretInput(name)) throw interrupted();
        const output = await this.perform(stores, caller, name, decoded ?? decodeInput(name, action.input));
        await stores.actions.succeed(action.id, secretOutput(name) ? SHOWN_ONCE : output, realNow());
        return { actionId, output, replayed: false };
      });
    } catch (error) {
      // A refusal is an answer and is kept; anything else leaves the action accepted, to be carried out again.
      if (error instanceof Refusal) await this.refuse(caller.workspaceId, action.id, error);
      throw error;
    }
  }

  /** Keeps a "no" as the answer of an action that has none yet. */
  async refuse(workspaceId: string, actionId: string, refusal: Refusal): Promise<void> {
    await this.deps.unitOfWork.act(workspaceId, (stores) =>
      stores.actions.fail(actionId, storeRefusal(refusal), realNow()),
    );
  }

  private async perform<Name extends ActName>(
    stores: Stores,
    caller: Caller,
    name: Name,
    input: InputOf<Name>,
  ): Promise<z.core.util.JSONType> {
    const context: ActContext = {
      caller,
      now: await this.deps.clock.now(),
      realNow: realNow(),
      stores,
      newId: this.deps.newId,
    };
    const handler = this.deps.handlers[name] as (context: ActContext, input: unknown) => Promise<unknown>;
    return encodeOutput(name, await handler(context, input));
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
