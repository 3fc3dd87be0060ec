/** Which handler does each operation have? One for every entry of the catalogue: a missing one does not compile. */
import { accountHandlers } from '../accounts/index.js';
import { actionHandlers } from '../actions/index.js';
import { auditHandlers } from '../audit/index.js';
import { audienceHandlers } from '../audiences/index.js';
import { campaignHandlers } from '../campaigns/index.js';
import { companyHandlers } from '../companies/index.js';
import { conversationHandlers } from '../conversations/index.js';
import { eventHandlers } from '../events/index.js';
import { addressHandlers, type AddressChecks } from '../address-checks/index.js';
import { deadLetterHandlers } from '../dead-letters/index.js';
import { erasureHandlers } from '../erasures/index.js';
import { enrollmentHandlers } from '../enrollments/index.js';
import { figureHandlers } from '../figures/index.js';
import { type IssueKey, keyHandlers } from '../keys/index.js';
import { importHandlers } from '../imports/index.js';
import { leadHandlers } from '../leads/index.js';
import { mergeHandlers } from '../merges/index.js';
import { outcomeHandlers } from '../outcomes/index.js';
import { planHandlers } from '../plans/index.js';
import type { SecretBox } from '../secrets/secret-box.port.js';
import { sequenceHandlers } from '../sequences/index.js';
import { templateHandlers } from '../templates/index.js';
import { taskHandlers } from '../tasks/index.js';
import { snippetHandlers } from '../snippets/index.js';
import { versionHandlers } from '../versions/index.js';
import { touchHandlers } from '../touches/index.js';
import { type AddressCheck, webhookHandlers } from '../webhooks/index.js';
import { experimentHandlers } from '../experiments/index.js';
import { simulationHandlers } from '../simulation/index.js';
import { whyHandlers } from '../why/index.js';
import { workspaceHandlers } from '../workspace/index.js';
import type { OperationHandlers } from './operation-context.js';

export interface HandlerDependencies {
  readonly secrets: SecretBox;
  /** Where the API is reached from outside. */
  readonly publicUrl: string;
  /** Makes an API key; left out where none can be shown to anybody. */
  readonly issueKey?: IssueKey;
  /** Left out: only the rules are applied when somebody asks about addresses. */
  readonly addressChecks?: AddressChecks | null;
  /** Message-ID of a touch, from `createMessageIds`. */
  readonly messageId: (touchId: string, senderAddress: string) => string;
  /** Judges addresses that customers give; left out where none can be given. */
  readonly outgoing?: AddressCheck;
}

export function createOperationHandlers({
  secrets,
  publicUrl,
  messageId,
  issueKey,
  addressChecks = null,
  outgoing = NO_ADDRESS,
}: HandlerDependencies): OperationHandlers {
  return {
    ...workspaceHandlers,
    ...leadHandlers,
    ...importHandlers,
    ...erasureHandlers,
    ...addressHandlers(addressChecks),
    ...mergeHandlers,
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
    ...accountHandlers(secrets, publicUrl),
    ...conversationHandlers,
    ...deadLetterHandlers,
    ...outcomeHandlers,
    ...touchHandlers(messageId),
    ...taskHandlers,
    ...actionHandlers,
    ...keyHandlers(issueKey),
    ...auditHandlers,
    ...eventHandlers,
    ...webhookHandlers(secrets, outgoing),
  };
}

const NO_ADDRESS: AddressCheck = { check: async () => 'This process calls no addresses.' };
