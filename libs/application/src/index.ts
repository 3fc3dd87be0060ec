export * from './channels/channel.port.js';
export * from './clock/business-clock.port.js';
export * from './operations/operation-context.js';
export * from './persistence/stores.js';
export * from './persistence/unit-of-work.port.js';
