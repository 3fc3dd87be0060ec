/** campaign_create: How does a campaign begin? As a draft, with what would stand in the way of its launch. */
import { z } from 'zod';
import { ask } from '../calls/ask.js';
import type { EdgeOutput } from '../calls/edge.js';
import type { Read } from '../calls/read.js';
import { accountsMeant, theAudience, theSequence } from '../names/find-parts.js';
import { cleanLine } from '../untrusted/clean-text.js';
import { campaignFields } from './campaign-fields.js';
import { defaultAccounts } from './default-accounts.js';
import { actingTool } from './tool.js';
import type { ToolAnswer } from './tool-answer.js';

export const campaignCreate = actingTool({
  name: 'campaign_create',
  title: 'Create a campaign',
  description:
    'A draft campaign: a sequence for an audience, spoken by accounts (all running ones that fit, unless you name some). Says at once what would stand in the way of a launch. Contacts nobody; campaign_launch comes next. Example: {"name":"Q2 SaaS CMOs","audience":"SaaS CMOs","sequence":"SaaS CMOs"}.',
  annotations: { destructiveHint: false, idempotentHint: false, openWorldHint: false },
  input: z.strictObject({
    name: z.string().min(1).max(200),
    audience: z.string().min(1).max(200).describe('Id or name.'),
    sequence: z.string().min(1).max(200).describe('Id or name.'),
    accounts: z
      .array(z.string().max(320))
      .min(1)
      .max(100)
      .optional()
      .describe('Account ids, addresses, or names of identities.'),
  }),
  run: async ({ read }, args) => {
    const audience = await theAudience(read, args.audience);
    const sequence = await theSequence(read, args.sequence);
    const { data: identities } = await read('identities.list', {});
    const accounts = args.accounts
      ? accountsMeant(identities, args.accounts)
      : defaultAccounts(identities, sequence.graph);
    const input = {
      name: args.name,
      audienceIds: [audience.id],
      sequenceId: sequence.id,
      accountIds: accounts.map(({ id }) => id),
    };
    return ask('campaigns.create', input, (campaign) => created(read, campaign, accounts.length));
  },
});

async function created(
  read: Read,
  campaign: EdgeOutput<'campaigns.create'>,
  accounts: number,
): Promise<ToolAnswer> {
  const { ready, problems } = await read('campaigns.validate', { campaignId: campaign.id });
  const next = ready
    ? 'Next: campaign_launch plans the launch.'
    : 'It cannot be launched before the errors are corrected.';
  return {
    text:
      `Created the draft "${cleanLine(campaign.name)}" (${campaign.id}), spoken by ${accounts} accounts.` +
      problems.map(({ path, level, message }) => `\n- ${level} at ${path}: ${message}`).join('') +
      `\n${next}`,
    data: { ...campaignFields(campaign), ready, problems },
  };
}
