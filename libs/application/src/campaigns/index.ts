/** What do other rooms need of campaigns? */
export * from './campaign-handlers.js';
export type * from './campaign-store.port.js';
export type * from './test-send-store.port.js';
