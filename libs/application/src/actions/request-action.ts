/**
 * What becomes of a request that came in over the `actions` queue?
 *
 * The worker believes nothing of it but the ids: it derives the caller's rights again from the database, accepts the
 * action by committing it, and carries it out. Only an accepted action is ever answered with its id.
 */
import {
  isOperationName,
  OPERATIONS,
  type ActName,
  type PayloadOf,
  Refusal,
  type ResultOf,
  type Operation,
} from '#contracts';
import type { Caller } from '../operations/caller.js';
import type { OperationRunner } from '../operations/operation-runner.js';
import type { UnitOfWork } from '../persistence/unit-of-work.port.js';
import type { ActionRow } from './action-store.port.js';

export interface ActionDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly operations: OperationRunner;
  /** Told of an action that failed each time that it was tried. */
  readonly onGivenUp?: (workspaceId: string, action: Pick<ActionRow, 'id' | 'operation'>) => Promise<void>;
}

type ActionRequest = PayloadOf<'actions.request'>;
type ActionAnswer = ResultOf<'actions.request'>;

export async function requestAction(deps: ActionDependencies, request: ActionRequest): Promise<ActionAnswer> {
  try {
    const caller = await callerOf(deps.unitOfWork, request.workspaceId, request.apiKeyId);
    const { actionId, output } = await deps.operations.act(
      caller,
      actName(request.operation),
      request.input,
      { idempotencyKey: request.idempotencyKey },
    );
    return { status: 'succeeded', actionId: actionId ?? '', output };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      status: 'failed',
      error: {
        code: error.code,
        detail: describe(error),
        nextStep: error.nextStep,
        httpStatus: error.httpStatus,
      },
    };
  }
}

/** An action that fails unexpectedly for this long will not succeed by being tried once more. */
const GIVEN_UP_AFTER = { hours: 1 };

/**
 * Accepted actions whose process died before they were carried out; answers how many were taken up. One that fails is
 * told to `onFailure` and keeps no other from its turn.
 */
export async function resumeActions(
  deps: ActionDependencies,
  workspaceId: string,
  acceptedBefore: Temporal.Instant,
  onFailure: (error: unknown, actionId: string) => void = () => undefined,
): Promise<number> {
  const left = await deps.unitOfWork.act(workspaceId, ({ actions }) =>
    actions.unfinished(acceptedBefore, 50),
  );
  for (const action of left) {
    try {
      await resume(deps, workspaceId, action);
    } catch (error) {
      onFailure(error, action.id);
    }
  }
  return left.length;
}

/** A refusal is written down with the action, where its caller finds it. */
async function resume(deps: ActionDependencies, workspaceId: string, action: ActionRow): Promise<void> {
  try {
    const caller = await callerOf(deps.unitOfWork, workspaceId, action.principal);
    await deps.operations.carryOut(caller, action);
  } catch (error) {
    if (error instanceof Refusal) return deps.operations.refuse(workspaceId, action.id, error);
    const old = Temporal.Now.instant().subtract(GIVEN_UP_AFTER);
    if (Temporal.Instant.compare(action.createdAt, old) < 0) {
      await deps.operations.refuse(workspaceId, action.id, givenUp());
      await deps.onGivenUp?.(workspaceId, action);
    }
    throw error;
  }
}

function givenUp(): Refusal {
  return new Refusal(
    'internal',
    'It failed each time that it was tried, and nothing of it was done.',
    "Look for the action's id in the worker's log, and send it again under a new idempotency key.",
  );
}

async function callerOf(unitOfWork: UnitOfWork, workspaceId: string, apiKeyId: string): Promise<Caller> {
  const caller = await unitOfWork.read(workspaceId, ({ callers }) =>
    callers.byApiKeyId(apiKeyId, Temporal.Now.instant()),
  );
  if (caller) return caller;
  throw new Refusal(
    'unauthenticated',
    'The key that asked for this is unknown, revoked or expired.',
    'Ask again with a valid key.',
  );
}

function actName(operation: string): ActName {
  if (isOperationName(operation)) {
    const { kind, secretInput, secretOutput }: Operation = OPERATIONS[operation];
    if (kind === 'act' && !secretInput && !secretOutput) return operation as ActName;
  }
  throw new Refusal(
    'invalid_input',
    `"${operation}" is not an act that can be asked for over the queue.`,
    'See /openapi.json for the operations that exist.',
  );
}

function describe(refusal: Refusal): string {
  const fields = refusal.fields.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return fields ? `${refusal.detail} ${fields}` : refusal.detail;
}
