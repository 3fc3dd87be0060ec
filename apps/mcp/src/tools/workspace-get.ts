/** workspace_get: Who can speak here, how are the accounts, and what holds everything back? */
import { z } from 'zod';
import type { Account, Identity } from '../names/find-parts.js';
import { cleanLine } from '../untrusted/clean-text.js';
import { readingTool } from './tool.js';

const MOST_ACCOUNTS = 60;

export const workspaceGet = readingTool({
  name: 'workspace_get',
  title: 'Workspace and accounts',
  description:
    "The workspace, its switches, and who can speak: identities with their mailboxes and LinkedIn accounts, their health and what is left of today's budgets. Call it first, and when nothing is being sent. For why one person was not contacted use lead_why.",
  input: z.strictObject({}),
  run: async ({ read }) => {
    const workspace = await read('workspace.get', {});
    const { data: identities } = await read('identities.list', {});
    const accounts = identities.flatMap((identity) =>
      identity.accounts.map((account) => ({ identity, account })),
    );
    const shown = accounts.slice(0, MOST_ACCOUNTS);
    const left = accounts.length - shown.length;
    const lines = [
      `${cleanLine(workspace.name)} (${workspace.id}), business time ${workspace.businessTime}.`,
      workspace.killSwitch ? 'The kill switch is on: nothing is sent until a person turns it off.' : '',
      workspace.planPolicy === 'person'
        ? 'Plans need the approval of a person before plan_execute.'
        : 'Plans can be executed at once.',
      ...shown.map(({ identity, account }) => line(identity, account)),
      accounts.length === 0 ? 'No accounts are connected, so no campaign can be launched.' : '',
      left > 0 ? `and ${left} more accounts` : '',
    ];
    return {
      text: lines.filter(Boolean).join('\n'),
      data: {
        workspace_id: workspace.id,
        name: cleanLine(workspace.name),
        kill_switch: workspace.killSwitch,
        plan_policy: workspace.planPolicy,
        business_time: workspace.businessTime,
        accounts: shown.map(({ identity, account }) => fields(identity, account)),
        accounts_left_out: left,
      },
    };
  },
});

function line(identity: Identity, account: Account): string {
  const budget = account.budgetToday
    .map(({ kind, used, reserved, cap }) => `${kind} ${Math.max(0, cap - used - reserved)} of ${cap} left`)
    .join(', ');
  const detail = account.statusDetail ? ` (${cleanLine(account.statusDetail, 200)})` : '';
  const who = `${cleanLine(identity.name)}: ${account.channel} ${cleanLine(account.address)} ${account.id}`;
  return `- ${who}, ${account.status}${detail}${budget ? `; today ${budget}` : ''}; inbox read ${account.inboxReadAt ?? 'never'}`;
}

function fields(identity: Identity, account: Account): Record<string, unknown> {
  return {
    account_id: account.id,
    identity_id: identity.id,
    identity: cleanLine(identity.name),
    channel: account.channel,
    address: cleanLine(account.address),
    status: account.status,
    status_detail: account.statusDetail && cleanLine(account.statusDetail, 200),
    inbox_read_at: account.inboxReadAt,
    budget_today: account.budgetToday,
  };
}
