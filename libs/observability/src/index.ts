export * from './health/health-report.js';
export * from './health/health-server.js';
export * from './logging/logger.js';
export * from './logging/nest-logger.js';
export * from './logging/redact.js';
export * from './logging/sampled.js';
export * from './metrics/registry.js';
export * from './trace/trace.js';
