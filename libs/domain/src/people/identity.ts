/** What do the normalisers of channel identities answer? */
export type Normalised<Reason extends string> =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly reason: Reason };

export const refuse = <Reason extends string>(reason: Reason): Normalised<Reason> => ({ ok: false, reason });
