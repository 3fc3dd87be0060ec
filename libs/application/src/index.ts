export * from './channels/channel.port.js';
export * from './clock/business-clock.port.js';
