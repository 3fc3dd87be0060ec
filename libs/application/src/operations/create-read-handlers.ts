/** Which handler does each reading operation have? The part of the catalogue that needs no secret. */
import { accountReads } from '../accounts/index.js';
import { actionHandlers } from '../actions/index.js';
import { auditHandlers } from '../audit/index.js';
import { audienceHandlers } from '../audiences/index.js';
import { campaignHandlers } from '../campaigns/index.js';
import { companyHandlers } from '../companies/index.js';
import { conversationHandlers } from '../conversations/index.js';
import { deadLetterReads } from '../dead-letters/index.js';
import { enrollmentHandlers } from '../enrollments/index.js';
import { eventHandlers } from '../events/index.js';
import { figureHandlers } from '../figures/index.js';
import { importHandlers } from '../imports/index.js';
import { keyReads } from '../keys/index.js';
import { leadHandlers } from '../leads/index.js';
import { mergeReads } from '../merges/index.js';
import { outcomeHandlers } from '../outcomes/index.js';
import { planHandlers } from '../plans/index.js';
import { sequenceHandlers } from '../sequences/index.js';
import { snippetHandlers } from '../snippets/index.js';
import { versionHandlers } from '../versions/index.js';
import { templateHandlers } from '../templates/index.js';
import { taskReads } from '../tasks/index.js';
import { touchReads } from '../touches/index.js';
import { webhookReads } from '../webhooks/index.js';
import { experimentHandlers } from '../experiments/index.js';
import { simulationHandlers } from '../simulation/index.js';
import { whyHandlers } from '../why/index.js';
import { workspaceHandlers } from '../workspace/index.js';
import type { ReadHandlers } from './operation-context.js';

/** A missing one does not compile. */
export function createReadHandlers(): ReadHandlers {
  return {
    ...workspaceHandlers,
    ...leadHandlers,
    ...mergeReads,
    ...importHandlers,
    ...companyHandlers,
    ...audienceHandlers,
    ...sequenceHandlers,
    ...snippetHandlers,
    ...versionHandlers,
    ...templateHandlers,
    ...campaignHandlers,
    ...enrollmentHandlers,
    ...planHandlers,
    ...figureHandlers,
    ...whyHandlers,
    ...simulationHandlers,
    ...experimentHandlers,
    ...accountReads,
    ...conversationHandlers,
    ...deadLetterReads,
    ...outcomeHandlers,
    ...touchReads,
    ...taskReads,
    ...actionHandlers,
    ...keyReads,
    ...auditHandlers,
    ...eventHandlers,
    ...webhookReads,
  };
}
