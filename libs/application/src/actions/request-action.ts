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

export interface ActionDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly operations: OperationRunner;
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
      request.idempotencyKey,
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

/** Accepted actions whose process died before they were carried out; answers how many were taken up. */
export async function resumeActions(
  deps: ActionDependencies,
  workspaceId: string,
  acceptedBefore: Temporal.Instant,
): Promise<number> {
  const left = await deps.unitOfWork.act(workspaceId, ({ actions }) =>
    actions.unfinished(acceptedBefore, 50),
  );
  for (const action of left) {
    try {
      const caller = await callerOf(deps.unitOfWork, workspaceId, action.principal);
      await deps.operations.carryOut(caller, action);
    } catch (error) {
      // The refusal was written down with the action, where its caller finds it.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return left.length;
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
