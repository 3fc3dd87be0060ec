/** How does a campaign begin? As a draft, with as many of its parts as are known. */
import { encodeId, Refusal } from '#contracts';
import type { ActContext, ActHandler } from '../operations/operation-context.js';
import { requireTemplate } from '../templates/require-template.js';
import { audiencesOf, distinct, requireParts } from './campaign-parts.js';
import { hoursOf } from './campaign-hours.js';
import type { CampaignReads, CampaignRecord } from './campaign-store.port.js';
import { toCampaignView } from './campaign-view.js';

export const createCampaign: ActHandler<'campaigns.create'> = async (context, input) => {
  const { stores, now, newId } = context;
  await requireParts(stores, input);
  if (input.externalId !== undefined) await refuseKnown(stores.campaigns, input.externalId);
  const sequenceId =
    input.templateId === undefined ? input.sequenceId : await sequenceFrom(context, input.templateId, input);
  const campaign: CampaignRecord = {
    id: newId(),
    name: input.name,
    status: 'draft',
    sequenceId: sequenceId ?? null,
    audiences: audiencesOf(input.audienceIds ?? []),
    sequenceVersionId: null,
    accountIds: distinct(input.accountIds ?? []),
    maxEnrollments: input.maxEnrollments ?? null,
    maxEnrollmentsPerDay: input.maxEnrollmentsPerDay ?? null,
    weight: input.weight ?? 1,
    dailyCap: input.dailyCap ?? null,
    exclude: null,
    ...hoursOf(input),
    scheduledAt: null,
    launchedAt: null,
    endedAt: null,
    archivedAt: null,
    statusReason: null,
    statusChangedAt: null,
    externalId: input.externalId ?? null,
    createdAt: now,
  };
  await stores.campaigns.insert(campaign);
  return toCampaignView(stores.campaigns, campaign);
};

async function refuseKnown(campaigns: CampaignReads, externalId: string): Promise<void> {
  for (const archived of [false, true]) {
    const [known] = await campaigns.list({ archived, externalId, limit: 1 });
    if (known)
      throw new Refusal(
        'conflict',
        `The campaign ${encodeId('campaign', known.id)} has this externalId already.`,
        'Change that campaign, or give this one an externalId of its own.',
        [{ path: 'externalId', message: 'Belongs to another campaign.' }],
      );
  }
}

/** A sequence of the campaign's own: editing it changes neither the template nor what else began with it. */
async function sequenceFrom(
  { stores, now, newId }: ActContext,
  templateId: string,
  { name, sequenceId }: { readonly name: string; readonly sequenceId?: string | undefined },
): Promise<string> {
  if (sequenceId !== undefined) {
    throw new Refusal(
      'invalid_input',
      'A campaign begins with a sequence or with a template, not with both.',
      'Leave sequenceId or templateId out.',
      [{ path: 'templateId', message: 'Leave it out, or leave sequenceId out.' }],
    );
  }
  const { graph } = await requireTemplate(stores.templates, templateId);
  const sequence = { id: newId(), name, graph, createdAt: now, updatedAt: now };
  await stores.sequences.insert(sequence);
  return sequence.id;
}
