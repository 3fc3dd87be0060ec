/**
 * How can the provider fail its clients?
 *
 * - `timeout_after_effect`, `timeout_before_effect`: a request that changes something is never answered; in the first
 *   case it took effect.
 * - `503`: no request is served.
 * - `disconnected`: accounts have lost their session. Set and lifted, it is announced by `account.status.*` events.
 */
import { FaultSwitch } from '../faults/fault-switch.js';

export const PROVIDER_FAULTS = [
  'timeout_after_effect',
  'timeout_before_effect',
  '503',
  'disconnected',
] as const;
export type ProviderFault = (typeof PROVIDER_FAULTS)[number];

export class ProviderFaults extends FaultSwitch<ProviderFault> {}
