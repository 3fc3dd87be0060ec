/** Which address was never this person's? Once removed it recognises nobody, and may become another lead's. */
import { Refusal } from '#contracts';
import type { ActContext } from '../operations/operation-context.js';
import { readIdentities } from './channel-identities.js';
import { identityKey, type Lead } from './lead.js';

/** @throws Refusal `invalid_input` when it is not the lead's, `conflict` when somebody was written to under it */
export async function removeFromLead(
  { stores, now }: Pick<ActContext, 'stores' | 'now'>,
  lead: Lead,
  given: readonly string[],
): Promise<void> {
  if (given.length === 0) return;
  const ids = given.map((text, index) => {
    const found = lead.identities.find(({ value }) => value === text.trim()) ?? readAny(lead, text);
    if (found) return found.id;
    throw new Refusal(
      'invalid_input',
      'One of the addresses to remove is not this lead’s. Nothing was written.',
      'Read the lead, and name addresses or LinkedIn ids that it has or had.',
      [{ path: `removeIdentities[${index}]`, message: 'Is not one of this lead’s.' }],
    );
  });
  const used = await stores.leads.removeIdentities(lead.id, ids);
  if (used.length > 0) {
    throw new Refusal(
      'conflict',
      'Touches were aimed at one of these addresses, so that it stays on record. Nothing was written.',
      'Set the field to null instead: the address then counts as a former one, and nothing is sent to it.',
    );
  }
  await stores.events.append([{ type: 'lead.upserted', data: { leadId: lead.id, created: false } }], now);
}

function readAny(lead: Lead, text: string) {
  const keys = new Set(
    [{ personalEmail: text }, { linkedinUrl: text }, { linkedinMemberId: text }].flatMap((input) =>
      readIdentities(input, []).map(identityKey),
    ),
  );
  return lead.identities.find((identity) => keys.has(identityKey(identity)));
}
