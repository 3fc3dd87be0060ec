/** Can an account be reached with what was given? What cannot work is refused at once, not when the first touch is due. */
import { z } from 'zod';
import { accountAccess, fieldProblems, Refusal } from '#contracts';

/** Without `settings` those that the account has stay, which were checked when they came. */
export function checkAccess(
  channel: keyof typeof accountAccess,
  given: { readonly address: string; readonly settings?: unknown; readonly credentials: unknown },
): void {
  const { address, settings, credentials } = accountAccess[channel].shape;
  const schema = z.object({ address, credentials, ...(given.settings !== undefined && { settings }) });
  const result = schema.safeParse(given);
  if (result.success) return;
  throw new Refusal(
    'invalid_input',
    channel === 'email' ? 'The mailbox cannot be reached so.' : 'The LinkedIn account cannot be reached so.',
    'Correct the fields named in "fields"; docs/accounts.md has an example for each channel.',
    fieldProblems(result.error.issues),
  );
}
