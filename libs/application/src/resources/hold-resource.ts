/** May this act change the thing that it names, and may it do so now? */
import { OPERATIONS, type ActName, Refusal, type Resource, resourceOf } from '#contracts';
import type { ActContext, OperationHandlers, ReadContext } from '../operations/operation-context.js';
import { encodeOutput } from '../operations/encode-output.js';
import { namesVersion, preconditionFailed, versionOf } from './etag.js';

/**
 * Lets one call at a time change the thing, until the transaction ends, and refuses when it is no longer the one that
 * `ifMatch` names.
 */
export async function holdResource(
  context: ActContext,
  handlers: OperationHandlers,
  name: ActName,
  input: Readonly<Record<string, unknown>>,
  ifMatch: string | undefined,
): Promise<void> {
  const resource = resourceOf(name);
  if (resource === undefined) {
    if (ifMatch === undefined) return;
    throw nothingToMatch(name);
  }
  const id = idOf(resource, input, context.caller.workspaceId);
  await context.stores.resources.hold(resource.kind, id);
  if (ifMatch === undefined) return;
  await context.stores.resources.holdRow(resource.kind, id);
  const read = handlers[resource.read] as (context: ReadContext, input: unknown) => Promise<unknown>;
  const asked = resource.field === undefined ? {} : { [resource.field]: id };
  const present = encodeOutput(resource.read, await read(context, asked));
  if (!namesVersion(ifMatch, versionOf(resource.read, present))) throw preconditionFailed(resource.read);
}

function idOf({ field }: Resource, input: Readonly<Record<string, unknown>>, workspaceId: string): string {
  const id = field === undefined ? workspaceId : input[field];
  if (typeof id !== 'string') throw new Error(`The input has no ${field}.`);
  return id;
}

function nothingToMatch(name: ActName): Refusal {
  const { http } = OPERATIONS[name];
  return new Refusal(
    'invalid_input',
    `${http.method} ${http.path} changes no single thing that has an ETag.`,
    'Leave If-Match out.',
    [{ path: 'If-Match', message: 'Not possible here.' }],
  );
}
