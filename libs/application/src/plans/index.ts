/** What do other rooms need of plans? */
export * from './decision.js';
export * from './decision-hash.js';
export type * from './launch-reads.port.js';
export * from './plan-handlers.js';
export type * from './plan-store.port.js';
export type * from './reply-facts.port.js';
