/** What do other rooms need of templates? */
export * from './template-handlers.js';
export type * from './template-store.port.js';
