export * from './action-store.port.js';
export * from './forget-actions.js';
export * from './read-actions.js';
export * from './request-action.js';
