/** accounts.connect: a mailbox or LinkedIn account becomes able to speak for an identity. */
import { encodeId, notFound, Refusal } from '#contracts';
import { accountLimits, localDay, TOUCH_STEP_KINDS, windowProblems } from '#domain';
import type { ActHandler } from '../operations/operation-context.js';
import type { SecretBox } from '../secrets/secret-box.port.js';
import { defaultsFor, DEFAULT_WINDOW } from './account-defaults.js';
import { accountViewOf } from './account-view.js';
import { checkAccess } from './check-access.js';
import { changedLimits } from './limits-view.js';

export function connectAccount(secrets: SecretBox): ActHandler<'accounts.connect'> {
  return async ({ stores, now, realNow, newId, caller }, input) => {
    if (!(await stores.accounts.identity(input.identityId)))
      throw notFound('identity', encodeId('identity', input.identityId));
    checkAccess(input.channel, input);
    const address = input.channel === 'email' ? input.address.toLowerCase() : input.address;
    const known = await stores.accounts.accountByAddress(input.channel, address);
    if (known) {
      throw new Refusal(
        'conflict',
        `${address} is connected already (${encodeId('account', known.id)}).`,
        'Change its pace with PATCH /v1/accounts/:accountId, how it is reached with PUT /v1/accounts/:accountId/credentials.',
      );
    }
    const window = input.window ?? DEFAULT_WINDOW;
    const { day, gapSeconds: gap, ramp, ...limits } = defaultsFor(input.channel, input.plan);
    const gapSeconds = input.gapSeconds ?? gap;
    checkPacing(window, gapSeconds);
    const id = newId();
    const today = localDay(now, window.zone);
    const dailyCaps = { ...day, ...kindsOf(input.channel, input.dailyCaps ?? {}) };
    await stores.accounts.addAccount({
      id,
      identityId: input.identityId,
      channel: input.channel,
      address,
      displayName: input.displayName,
      settings: input.settings,
      sealedCredentials: secrets.sealJson(input.credentials, {
        workspaceId: caller.workspaceId,
        kind: 'account',
        id,
      }),
      window,
      dailyCaps,
      limits: changedLimits(accountLimits(dailyCaps, limits), { ramp, ...input.limits }, today, {}),
      gapSeconds,
      createdAt: realNow,
    });
    const account = await stores.accounts.account(id);
    if (!account) throw new Error('The account that was just connected cannot be read back.');
    return accountViewOf(stores.accounts, account, now);
  };
}

export function checkPacing(
  window: Parameters<typeof windowProblems>[0] | undefined,
  gap: { min: number; max: number } | undefined,
): void {
  const problems = window
    ? windowProblems(window).map((problem) => ({ path: `window.${problem.path}`, message: problem.message }))
    : [];
  const fields =
    gap && gap.min > gap.max
      ? [...problems, { path: 'gapSeconds', message: 'min is larger than max.' }]
      : problems;
  if (fields.length > 0)
    throw new Refusal(
      'invalid_input',
      'The pacing of the account does not make sense.',
      'Correct the fields named in "fields".',
      fields,
    );
}

/** A cap for a kind that the channel cannot do would never be used, so it is dropped. */
function kindsOf(
  channel: 'email' | 'linkedin',
  caps: Partial<Record<(typeof TOUCH_STEP_KINDS)[number], number>>,
) {
  return Object.fromEntries(Object.entries(caps).filter(([kind]) => kind.startsWith(channel)));
}
