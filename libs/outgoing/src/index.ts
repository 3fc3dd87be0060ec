export * from './create-outgoing-http.js';
export * from './is-public-address.js';
export * from './outgoing-policy.js';
export * from './read-url.js';
export type { ResolveHost } from './resolve-host.js';
