/** By which name do controllers ask for the world? */
export const WORLD = Symbol('WORLD');
/** The running servers' ports, known once they listen. */
export const ADDRESSES = Symbol('ADDRESSES');

export interface Addresses {
  /** Of the HTTP server, without a slash at its end. */
  url: string;
  host: string;
  smtpPort: number;
  imapPort: number;
}
