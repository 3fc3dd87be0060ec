/** What do other rooms need of campaigns? */
export * from './campaign-handlers.js';
export type * from './campaign-store.port.js';
export type * from './enrollment-store.port.js';
