/** Who asks for somebody's rights in a test? A key of the workspace, with the rights of the API, beside a running engine. */
import {
  type ActContext,
  type AddressChecks,
  createMessageIds,
  createOperationHandlers,
  type ActHandler,
  type Caller,
  type ReadHandler,
} from '#application';
import { type ActName, type InputOf, type OutputOf, type ReadName, Refusal, SCOPES } from '#contracts';
import { createDatabase, createSecretBox, type Database, newUuidV7 } from '#persistence';
import { type EngineRoom, MONDAY, openEngineRoom, SECRET_KEY } from '../../engine/support/engine-room.js';
import { Tenant } from '../../engine/support/tenant.js';

export interface Desk {
  readonly room: EngineRoom;
  readonly database: Database;
  /** A fresh workspace with a campaign that runs. */
  tenant(): Promise<Tenant>;
  act<Name extends ActName>(tenant: Tenant, name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  read<Name extends ReadName>(tenant: Tenant, name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  close(): Promise<void>;
}

export async function openDesk(addressChecks: AddressChecks | null = null): Promise<Desk> {
  const handlers = createOperationHandlers({
    secrets: createSecretBox({ current: 'k1', keys: { k1: SECRET_KEY } }),
    publicUrl: 'http://127.0.0.1:1',
    messageId: createMessageIds(SECRET_KEY),
    addressChecks,
  });
  const room = await openEngineRoom();
  const database = createDatabase({ url: room.apiUrl, label: 'desk', poolSize: 6, secretKey: SECRET_KEY });
  const caller = (tenant: Tenant): Caller => ({
    workspaceId: tenant.workspaceId,
    apiKeyId: newUuidV7(),
    scopes: SCOPES,
    kind: 'service',
  });
  return {
    room,
    database,
    tenant: () => Tenant.open(room),
    act: (tenant, name, input) =>
      database.unitOfWork.act(tenant.workspaceId, (stores) => {
        const context: ActContext = {
          ...{ caller: caller(tenant), now: room.now, realNow: Temporal.Now.instant() },
          ...{ stores, newId: newUuidV7 },
        };
        return (handlers[name] as unknown as ActHandler<typeof name>)(context, input);
      }),
    read: (tenant, name, input) =>
      database.unitOfWork.read(tenant.workspaceId, (stores) =>
        (handlers[name] as unknown as ReadHandler<typeof name>)(
          { caller: caller(tenant), now: room.now, stores },
          input,
        ),
      ),
    close: async () => {
      await database.close();
      await room.close();
    },
  };
}

export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const refused = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (refused instanceof Refusal) return refused;
  throw refused instanceof Error ? refused : new Error('It was not refused.');
}

export { MONDAY };
