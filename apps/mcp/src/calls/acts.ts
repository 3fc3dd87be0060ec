/**
 * What becomes of an acting call?
 *
 * It is put on the `actions` queue, and waited for a little. It counts as accepted only once the worker has committed
 * it; whatever the queue says, the truth is the action's row, found by its idempotency key.
 */
import {
  type ActionRow,
  type Caller,
  canonicalHash,
  decodeInput,
  requireScope,
  restoreRefusal,
  type StoredRefusal,
  type UnitOfWork,
} from '#application';
import {
  type ActName,
  encodeId,
  JOBS,
  Refusal,
  type RefusalCode,
  REFUSAL_STATUS,
  type ResultOf,
} from '#contracts';
import { type JobProducer, QueueError, type RequestOutcome } from '#queue';

/** Real milliseconds that a tool waits for the result before it answers with the action's id. */
const GRACE_MS = 2_000;

export type ActAnswer =
  | { readonly status: 'succeeded'; readonly actionId: string; readonly output: unknown }
  /** Committed: it will be carried out, whatever crashes. */
  | { readonly status: 'accepted'; readonly actionId: string }
  /** Nobody has taken it yet; after its expiry nobody will. */
  | { readonly status: 'not_accepted' };

export interface ActRequest {
  readonly operation: ActName;
  readonly input: unknown;
  readonly idempotencyKey: string;
}

type Outcome = RequestOutcome<ResultOf<'actions.request'>>;

export class Acts {
  constructor(
    private readonly jobs: Pick<JobProducer, 'request'>,
    private readonly unitOfWork: Pick<UnitOfWork, 'read'>,
    private readonly graceMs = GRACE_MS,
  ) {}

  /** Throws `Refusal`: it was refused, and nothing was done unless the refusal says that nobody knows. */
  async request(caller: Caller, { operation, input, idempotencyKey }: ActRequest): Promise<ActAnswer> {
    requireScope(caller, operation);
    // As it will arrive: what is undefined does not travel.
    const sent = JSON.parse(JSON.stringify(input)) as never;
    decodeInput(operation, sent);
    const { workspaceId, apiKeyId } = caller;
    const outcome = await this.queued(idempotencyKey, () =>
      this.jobs.request(
        JOBS.requestAction,
        { workspaceId, apiKeyId, operation, input: sent, idempotencyKey },
        { timeoutMs: this.graceMs },
      ),
    );
    const answer = answerOf(outcome);
    if (answer) return answer;
    const action = await this.find(caller, idempotencyKey);
    if (action) return this.whatBecameOf(action, operation, sent);
    if (outcome.status === 'failed') throw failed(outcome.error, idempotencyKey);
    return { status: 'not_accepted' };
  }

  /** The action that was accepted under a key of this caller. */
  async find(caller: Caller, idempotencyKey: string): Promise<ActionRow | undefined> {
    const [action] = await this.unitOfWork.read(caller.workspaceId, ({ actions }) =>
      actions.list({ principal: caller.apiKeyId, idempotencyKey, limit: 1 }),
    );
    return action;
  }

  private whatBecameOf(action: ActionRow, operation: ActName, input: unknown): ActAnswer {
    const actionId = encodeId('action', action.id);
    if (action.inputHash !== canonicalHash({ operation, input })) throw keyTaken(actionId);
    switch (action.status) {
      case 'succeeded':
        return { status: 'succeeded', actionId, output: action.output };
      case 'failed':
        throw restoreRefusal(action.error as StoredRefusal);
      case 'accepted':
      case 'running':
        return { status: 'accepted', actionId };
    }
  }

  private async queued(idempotencyKey: string, request: () => Promise<Outcome>): Promise<Outcome> {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof QueueError)) throw error;
      throw new Refusal(
        'unavailable',
        `The queue for actions does not answer (${error.detail})`,
        `Most likely nothing was asked for. Try again in a moment with idempotency_key "${idempotencyKey}": it is done once at most.`,
      );
    }
  }
}

/** What the worker said, or undefined when only the action's row can tell. */
function answerOf(outcome: Outcome): ActAnswer | undefined {
  if (outcome.status !== 'completed') return undefined;
  const { result } = outcome;
  switch (result.status) {
    case 'succeeded':
      return { status: 'succeeded', actionId: result.actionId, output: result.output };
    case 'running':
      return { status: 'accepted', actionId: result.actionId };
    case 'failed':
      throw new Refusal(codeOf(result.error.code), result.error.detail, result.error.nextStep);
  }
}

const codeOf = (code: string): RefusalCode =>
  Object.hasOwn(REFUSAL_STATUS, code) ? (code as RefusalCode) : 'internal';

function keyTaken(actionId: string): Refusal {
  return new Refusal(
    'idempotency_conflict',
    `The idempotency key was used before with another request (${actionId}).`,
    'Leave idempotency_key out for a new request, or repeat the first request unchanged.',
  );
}

function failed(error: { readonly code: string }, idempotencyKey: string): Refusal {
  if (error.code === 'expired') {
    return new Refusal(
      'unavailable',
      'The worker did not take the request within 30 seconds, so it was dropped. Nothing was done.',
      `Ask again with idempotency_key "${idempotencyKey}".`,
    );
  }
  return new Refusal(
    'unavailable',
    `The worker could not accept the request (${error.code}). Nothing was accepted.`,
    `Ask again in a moment with idempotency_key "${idempotencyKey}": it is done once at most.`,
  );
}
