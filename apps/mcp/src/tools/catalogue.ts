/** Which tools are there? In the order of a campaign's life, which never changes while a process runs. */
import { actionGet } from './action-get.js';
import { audienceBuild } from './audience-build.js';
import { audienceList } from './audience-list.js';
import { campaignCreate } from './campaign-create.js';
import { campaignFigures } from './campaign-figures.js';
import { campaignLaunch } from './campaign-launch.js';
import { campaignList } from './campaign-list.js';
import { campaignSetState } from './campaign-set-state.js';
import { inboxList } from './inbox-list.js';
import { leadSearch } from './lead-search.js';
import { leadWhy } from './lead-why.js';
import { planExecute } from './plan-execute.js';
import { replyPlan } from './reply-plan.js';
import { sequenceGet } from './sequence-get.js';
import { sequenceWrite } from './sequence-write.js';
import { suppressionAdd } from './suppression-add.js';
import { threadGet } from './thread-get.js';
import type { Tool } from './tool.js';
import { workspaceGet } from './workspace-get.js';

export const TOOLS: readonly Tool[] = [
  workspaceGet,
  leadSearch,
  leadWhy,
  audienceBuild,
  audienceList,
  sequenceWrite,
  sequenceGet,
  campaignCreate,
  campaignLaunch,
  planExecute,
  campaignSetState,
  campaignList,
  campaignFigures,
  inboxList,
  threadGet,
  replyPlan,
  suppressionAdd,
  actionGet,
];
