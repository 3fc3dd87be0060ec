/** What must be known to act as one LinkedIn account through Unipile? */
import type { ChannelAccount } from '#application';
import { linkedinProviderSettings } from '#contracts';
import type { InmailProduct } from './inmail.js';

/** Real time, in milliseconds. The sum stays well under a lease of 180 s. */
export interface LinkedinTimeouts {
  readonly connectionMs: number;
  /** From the request to the end of the answer. */
  readonly requestMs: number;
}
export const LINKEDIN_TIMEOUTS: LinkedinTimeouts = { connectionMs: 15_000, requestMs: 60_000 };

export interface UnipileAccess {
  /** Origin of the API. */
  readonly origin: string;
  /** Path under which the account's resources live, without a slash at its end. */
  readonly root: string;
  readonly apiKey: string;
  readonly inmailProduct: InmailProduct;
}

export function readUnipileAccess(account: ChannelAccount): UnipileAccess | { readonly problem: string } {
  const parsed = linkedinProviderSettings.safeParse(account.settings);
  if (!parsed.success)
    return { problem: 'The account has no usable base URL of its provider. Edit the account.' };
  const apiKey = account.credentials.apiKey ?? '';
  if (!/^[\x21-\x7e]{1,500}$/.test(apiKey))
    return { problem: 'The account has no usable API key. Edit the account.' };
  if (!/^[\w-]{1,100}$/.test(account.address)) return { problem: 'The account has no usable provider id.' };
  const url = new URL(parsed.data.baseUrl);
  const base = url.pathname.replace(/\/+$/, '').replace(/\/v2$/, '');
  return {
    origin: url.origin,
    root: `${base}/v2/${account.address}`,
    apiKey,
    inmailProduct: parsed.data.inmailProduct,
  };
}
