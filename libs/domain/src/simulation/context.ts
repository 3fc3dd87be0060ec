/** What does every part of a run get to work with? */
import type { Agenda } from './agenda.js';
import type { DayCounts } from './day-counts.js';
import type { Stage } from './stage.js';
import type { VirtualContacts } from './virtual-contacts.js';
import type { VirtualDays } from './virtual-days.js';
import type { VirtualHours } from './virtual-hours.js';
import type { VirtualLedger } from './virtual-ledger.js';
import type { SimulatedWorld, SimulationRules } from './world.js';

export interface RunContext {
  readonly world: SimulatedWorld;
  readonly rules: SimulationRules;
  readonly stage: Stage;
  readonly ledger: VirtualLedger;
  readonly agenda: Agenda;
  readonly days: DayCounts;
  readonly dayOf: VirtualDays;
  readonly hours: VirtualHours;
  readonly contacts: VirtualContacts;
}
