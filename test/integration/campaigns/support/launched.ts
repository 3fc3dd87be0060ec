/** A campaign that runs, with touches in whatever state a test needs. */
import { newUuidV7 } from '#persistence';
import { type Bench, Workshop } from './workshop.js';

export async function launched(bench: Bench, people: number, startAt?: Temporal.Instant) {
  const shop = await Workshop.open(bench);
  const ada = await shop.identity('Ada Byron', 'linkedin', 'email');
  const leadIds = await shop.leads(
    Array.from({ length: people }, (_, index) => ({
      firstName: `Lead ${index}`,
      email: `lead${index}@${newUuidV7()}.test`,
      linkedin: `lead-${index}-${newUuidV7()}`,
    })),
  );
  const { campaignId, sequenceId } = await shop.campaign({ leadIds, accountIds: ada.accountIds });
  const plan = await shop.act('campaigns.plan_launch', { campaignId, startAt });
  await shop.act('plans.execute', { planId: plan.id });
  return { shop, campaignId, sequenceId, leadIds, ada, accountId: ada.accountIds[1] ?? '' };
}

export type TouchState = 'ready' | 'reserved' | 'sending' | 'sent';

/** One lead and one email touch for each state, in this order. */
export async function withTouches(bench: Bench, states: readonly TouchState[]) {
  const made = await launched(bench, states.length);
  const { shop, campaignId, accountId } = made;
  for (const [index, state] of states.entries()) {
    const slot = state === 'ready' ? null : '2026-03-02T09:05:00Z';
    await shop.sql(
      `INSERT INTO touches (workspace_id, id, kind, state, lead_id, account_id, channel_identity_id, campaign_id, enrollment_id,
         step_id, text, priority, due_at, slot_at, fence, created_at)
       SELECT $1::uuid, $2::uuid, 'email', $3, e.lead_id, $4::uuid, ci.id, e.campaign_id, e.id, 'mail', 'Hi', 20,
         '2026-03-02T09:00:00Z', $5::timestamptz, $6::int, now()
       FROM enrollments e JOIN channel_identities ci ON ci.lead_id = e.lead_id AND ci.kind = 'email'
       WHERE e.campaign_id = $7::uuid AND e.lead_id = $8::uuid`,
      [
        shop.workspaceId,
        newUuidV7(),
        state,
        accountId,
        slot,
        slot ? 1 : 0,
        campaignId,
        made.leadIds[index] ?? '',
      ],
    );
  }
  return made;
}

export function touchesOf(shop: Workshop, campaignId: string) {
  return shop.sql<{
    state: string;
    open: boolean;
    slot_at: Date | null;
    fence: number;
    reason: string | null;
  }>('SELECT state, open, slot_at, fence, reason FROM touches WHERE campaign_id = $1::uuid ORDER BY id', [
    campaignId,
  ]);
}

export async function lane(shop: Workshop, accountId: string, kind: string) {
  const [row] = await shop.sql<{ look_at: Date; next_slot_at: Date }>(
    'SELECT look_at, next_slot_at FROM lanes WHERE account_id = $1::uuid AND kind = $2',
    [accountId, kind],
  );
  return row;
}
