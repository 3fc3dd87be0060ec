/** Which hours does a campaign get? Those that it is told, less what does not make sense. */
import { Refusal } from '#contracts';
import type { SendingWindow } from '#domain';
import { checkWindow } from '../accounts/check-window.js';
import type { CampaignRecord } from './campaign-store.port.js';

type Hours = Pick<CampaignRecord, 'window' | 'inLeadZone'>;

/** What is not named stays as it was. */
export function hoursOf(
  asked: { readonly window?: SendingWindow | null | undefined; readonly inLeadZone?: boolean | undefined },
  before: Hours = { window: null, inLeadZone: false },
): Hours {
  checkWindow(asked.window);
  const { window = before.window, inLeadZone = before.inLeadZone } = asked;
  if (inLeadZone && window === null)
    throw new Refusal(
      'invalid_input',
      'On the clock of the leads there are no hours to read: the campaign has none of its own.',
      'Give the campaign a window, or leave inLeadZone out.',
      [{ path: 'inLeadZone', message: 'Needs a window.' }],
    );
  return { window, inLeadZone };
}
