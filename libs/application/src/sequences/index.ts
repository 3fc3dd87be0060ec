/** What do other rooms need of sequences? */
export * from './sequence-handlers.js';
export type * from './sequence-store.port.js';
export * from './walk-order.js';
