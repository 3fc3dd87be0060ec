/** How does a template come to be, and what may change about it? */
import { encodeId, notFound, Refusal } from '#contracts';
import { requireCampaign } from '../campaigns/campaign-view.js';
import { graphOf } from '../campaigns/words-of-campaign.js';
import type { ActContext, ActHandler } from '../operations/operation-context.js';
import { builtInTemplate } from './require-template.js';
import type { TemplateRecord } from './template-store.port.js';
import { toTemplateView } from './template-view.js';

export const saveAsTemplate: ActHandler<'campaigns.save_as_template'> = async (context, input) => {
  const { stores, now, newId } = context;
  const campaign = await requireCampaign(stores.campaigns, input.campaignId);
  const graph = await graphOf(stores, campaign);
  if (!graph) {
    throw new Refusal(
      'wrong_state',
      `"${campaign.name}" has no sequence, so there is nothing to keep.`,
      'Give the campaign a sequence first.',
    );
  }
  const template: TemplateRecord = {
    id: newId(),
    name: input.name ?? campaign.name,
    description: input.description ?? '',
    graph,
    archivedAt: null,
    createdAt: now,
    updatedAt: now,
  };
  await stores.templates.insert(template);
  return toTemplateView(template);
};

export const updateTemplate: ActHandler<'templates.update'> = (context, { templateId, name, description }) =>
  change(context, templateId, (before) => ({
    ...before,
    name: name ?? before.name,
    description: description ?? before.description,
  }));

export const archiveTemplate: ActHandler<'templates.archive'> = (context, { templateId }) =>
  change(context, templateId, (before) => ({ ...before, archivedAt: before.archivedAt ?? context.now }));

export const unarchiveTemplate: ActHandler<'templates.unarchive'> = (context, { templateId }) =>
  change(context, templateId, (before) => ({ ...before, archivedAt: null }));

async function change(
  { stores, now }: ActContext,
  templateId: string,
  to: (before: TemplateRecord) => TemplateRecord,
) {
  if (builtInTemplate(templateId)) {
    throw new Refusal(
      'not_allowed',
      'A template that comes with Overture cannot be changed.',
      'Begin a campaign with it, change its sequence, and keep that as a template of your own.',
    );
  }
  const before = await stores.templates.find(templateId);
  if (!before) throw notFound('template', encodeId('template', templateId));
  const after = { ...to(before), updatedAt: now };
  await stores.templates.save(after);
  return toTemplateView(after);
}
