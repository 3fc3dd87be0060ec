export * from './erased-draft.js';
export * from './erasure-store.port.js';
