/** How is a secret kept? Sealed for one place, so that a copy of it in another row opens nowhere. */

/** Where a sealed secret stands; it opens only there. */
export interface SecretPlace {
  readonly workspaceId: string;
  /** Which kind of row. */
  readonly kind: 'account' | 'inbound_hook' | 'webhook';
  /** The row's uuid. */
  readonly id: string;
}

export interface SecretBox {
  seal(plain: Uint8Array, place: SecretPlace): Uint8Array<ArrayBuffer>;
  /** Throws when the key is unknown, the place is another or a bit was changed; the error carries no secret. */
  open(sealed: Uint8Array, place: SecretPlace): Uint8Array<ArrayBuffer>;
  sealJson(value: unknown, place: SecretPlace): Uint8Array<ArrayBuffer>;
  /** The value that was sealed; the caller checks its shape. */
  openJson(sealed: Uint8Array, place: SecretPlace): unknown;
  /** True when it was sealed under an older key: open and seal it again. */
  isOutdated(sealed: Uint8Array): boolean;
}
