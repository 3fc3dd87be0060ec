/** What do other rooms need of figures? */
export * from './figure-handlers.js';
export type * from './figure-store.port.js';
export * from './project-figures.js';
