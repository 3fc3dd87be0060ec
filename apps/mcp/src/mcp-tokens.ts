/** Under which names does Nest hand out what the adapter needs? */

export const ALLOWED_HOSTS = Symbol('allowed hosts');
export const CALLERS = Symbol('callers');
export const DATABASE = Symbol('database');
export const JOBS_CLIENT = Symbol('jobs client');
export const KEY_PEPPER = Symbol('key pepper');
export const LOGGER = Symbol('logger');
export const PROTOCOL = Symbol('protocol handler');
