export * from './environment.js';
export * from './migrate.js';
export * from './api.js';
export * from './create-key.js';
export * from './mcp.js';
export * from './outgoing-policy.js';
export * from './worker.js';
export * from './sandbox.js';
