/** What does a person do over REST meanwhile? The operations themselves, with the rights of the API's role. */
import { type ActHandler, createOperationHandlers } from '#application';
import type { ActName, InputOf, OutputOf } from '#contracts';
import { createDatabase, createSecretBox } from '#persistence';
import { type EngineRoom, newId, SECRET_KEY } from './engine-room.js';
import type { Tenant } from './tenant.js';

export interface Operations {
  act<Name extends ActName>(tenant: Tenant, name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  close(): Promise<void>;
}

export function openOperations(room: EngineRoom): Operations {
  const api = createDatabase({ url: room.apiUrl, label: 'test', poolSize: 4 });
  const handlers = createOperationHandlers({
    secrets: createSecretBox({ current: 'k1', keys: { k1: SECRET_KEY } }),
    publicUrl: 'http://127.0.0.1:1',
    messageId: (touchId) => `<${touchId}@test>`,
  });
  return {
    act(tenant, name, input) {
      const caller = {
        workspaceId: tenant.workspaceId,
        apiKeyId: newId(),
        scopes: [],
        kind: 'person',
      } as const;
      const handle = handlers[name] as ActHandler<typeof name>;
      return api.unitOfWork.act(tenant.workspaceId, (stores) =>
        handle({ caller, now: room.now, realNow: Temporal.Now.instant(), stores, newId }, input),
      );
    },
    close: () => api.close(),
  };
}
