export * from './environment.js';
export * from './migrate.js';
