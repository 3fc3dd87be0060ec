export * from './database/create-database.js';
export * from './database/db.js';
export * from './database/engine-sql.js';
export * from './events/consume-events.js';
export * from './events/event-log.js';
export * from './events/sequence-events.js';
export * from './ids/uuid-v7.js';
