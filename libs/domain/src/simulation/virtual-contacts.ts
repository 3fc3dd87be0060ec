/** What does the contact policy say in virtual time? Counts what a run sends beside what was sent before. */
import { contactBlock, contactMemoryDays, isContact } from '../contact/contact-policy.js';
import type { DeferralReason } from '../pacing/reasons.js';
import type { TouchKind } from '../touch/touch.js';
import type { SimulatedContact, SimulatedLead, SimulatedWorld } from './world.js';

export interface VirtualContacts {
  /** Null when it may go; `until` in milliseconds since the epoch. */
  block(
    lead: SimulatedLead,
    kind: TouchKind,
    at: number,
  ): { readonly reason: DeferralReason; readonly until: number } | null;
  sent(lead: SimulatedLead, kind: TouchKind, at: number): void;
}

const DAY_MS = 86_400_000;

export function createVirtualContacts({
  contactPolicy,
  contacts,
}: Pick<SimulatedWorld, 'contactPolicy' | 'contacts'>): VirtualContacts {
  const memoryDays = contactMemoryDays(contactPolicy);
  if (memoryDays === null) return { block: () => null, sent: () => undefined };
  const ofPerson = new Map<string, number[]>();
  /** By company, then by identity: the last contact. */
  const ofCompany = new Map<string, Map<string, number>>();

  const add = ({ leadId, companyId, identityId, at }: SimulatedContact): void => {
    const ms = at.epochMilliseconds;
    const own = ofPerson.get(leadId);
    if (own) own.push(ms);
    else ofPerson.set(leadId, [ms]);
    if (companyId === null) return;
    const senders = ofCompany.get(companyId) ?? new Map<string, number>();
    senders.set(identityId, Math.max(ms, senders.get(identityId) ?? 0));
    ofCompany.set(companyId, senders);
  };
  contacts.forEach(add);
  const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);

  return {
    block({ leadId, companyId, identityId }, kind, at) {
      if (!isContact(kind)) return null;
      const since = at - memoryDays * DAY_MS;
      const own = (ofPerson.get(leadId) ?? []).filter((ms) => ms > since);
      const senders = companyId === null ? [] : [...(ofCompany.get(companyId) ?? [])];
      const past = {
        ofPerson: own.map(instant),
        ofCompany: senders
          .filter(([, last]) => last > since)
          .map(([sender, last]) => ({ identityId: sender, lastAt: instant(last) })),
      };
      const block = contactBlock(contactPolicy, identityId, past, instant(at));
      return block && { reason: block.reason, until: block.until.epochMilliseconds };
    },
    sent({ leadId, companyId, identityId }, kind, at) {
      if (isContact(kind)) add({ leadId, companyId, identityId, at: instant(at) });
    },
  };
}
