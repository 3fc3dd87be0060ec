/** Which stores does the engine work with? One composition for the worker and for tests. */
import type { EngineStores, EventLog } from '#application';
import { createAddressCheckStore } from '../address-checks/address-check-store.js';
import { createBudgetLedger } from '../budget/budget-ledger.js';
import { createDeadLetterStore } from '../dead-letters/dead-letter-store.js';
import type { Db } from '../database/db.js';
import { createAttemptStore } from './attempt-store.js';
import { createContactStore } from './contact-store.js';
import { createCorrespondenceStore } from './correspondence-store.js';
import { createDueEnrollmentStore } from './due-enrollment-store.js';
import { createEffectStore } from './effect-store.js';
import { createLaneStore } from './lane-store.js';
import { createSalesStore } from './sales-store.js';
import { createSignalStore } from './signal-store.js';
import { createStopStore } from './stop-store.js';
import { createWindowStore } from './window-store.js';

export function createEngineStores(db: Pick<Db, 'workspaceId' | 'sql'>, events: EventLog): EngineStores {
  return {
    due: createDueEnrollmentStore(db),
    effects: createEffectStore(db),
    lanes: createLaneStore(db),
    windows: createWindowStore(db),
    contacts: createContactStore(db),
    attempts: createAttemptStore(db),
    budgets: createBudgetLedger(db),
    addresses: createAddressCheckStore(db),
    signals: createSignalStore(db),
    correspondence: createCorrespondenceStore(db),
    sales: createSalesStore(db),
    stops: createStopStore(db, events),
    letters: createDeadLetterStore(db),
    events,
  };
}
