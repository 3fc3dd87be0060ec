export * from './events/catalogue.js';
export * from './ids/typed-id.js';
export * from './jobs/catalogue.js';
export * from './jobs/job.js';
