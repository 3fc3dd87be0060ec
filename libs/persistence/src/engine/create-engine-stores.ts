/** Which stores does the engine work with? One composition for the worker and for tests. */
import type { EngineStores, EventLog } from '#application';
import type { Db } from '../database/db.js';
import { createAttemptStore } from './attempt-store.js';
import { createCorrespondenceStore } from './correspondence-store.js';
import { createDueEnrollmentStore } from './due-enrollment-store.js';
import { createLaneStore } from './lane-store.js';
import { createSignalStore } from './signal-store.js';
import { createStopStore } from './stop-store.js';

export function createEngineStores(db: Pick<Db, 'workspaceId' | 'sql'>, events: EventLog): EngineStores {
  return {
    due: createDueEnrollmentStore(db),
    lanes: createLaneStore(db),
    attempts: createAttemptStore(db),
    signals: createSignalStore(db),
    correspondence: createCorrespondenceStore(db),
    stops: createStopStore(db, events),
    events,
  };
}
