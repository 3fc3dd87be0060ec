/**
 * What does the engine need from the truth?
 *
 * Each store works inside one transaction of one workspace. They are written in SQL: sets, claims and cursors are
 * their daily work.
 */
import type { EventLog } from '../persistence/event-log.port.js';
import type { AddressCheckStore } from '../address-checks/address-checks.port.js';
import type { BudgetLedger } from '../budget/budget-ledger.port.js';
import type { DeadLetterStore } from '../dead-letters/dead-letter-store.port.js';
import type { AttemptStore } from './attempt-store.port.js';
import type { ContactStore } from './contact-store.port.js';
import type { CorrespondenceStore } from './correspondence-store.port.js';
import type { DueEnrollmentStore } from './due-enrollment-store.port.js';
import type { EffectStore } from './effect-store.port.js';
import type { LaneStore } from './lane-store.port.js';
import type { SalesStore } from './sales-store.port.js';
import type { SignalStore } from './signal-store.port.js';
import type { StopStore } from './stop-store.port.js';
import type { WindowStore } from './window-store.port.js';

export interface EngineStores {
  readonly due: DueEnrollmentStore;
  readonly effects: EffectStore;
  readonly lanes: LaneStore;
  readonly windows: WindowStore;
  readonly contacts: ContactStore;
  readonly attempts: AttemptStore;
  readonly budgets: BudgetLedger;
  readonly addresses: AddressCheckStore;
  readonly signals: SignalStore;
  readonly correspondence: CorrespondenceStore;
  readonly sales: SalesStore;
  readonly stops: StopStore;
  readonly letters: DeadLetterStore;
  readonly events: EventLog;
}

export interface EngineUnitOfWork {
  /** Workspaces that exist; each is worked on by itself. */
  workspaceIds(): Promise<readonly string[]>;
  run<T>(workspaceId: string, work: (stores: EngineStores) => Promise<T>): Promise<T>;
}
