export * from './hook-store.port.js';
export * from './receive-calendar-hook.js';
export * from './receive-linkedin-hook.js';
export * from './receive-sales-hook.js';
