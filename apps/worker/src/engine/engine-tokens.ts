/** Under which names does Nest hand out what the engine needs? */

export const CONFIG = Symbol('worker config');
export const DATABASE = Symbol('database');
export const ENGINE = Symbol('engine dependencies');
export const DISPATCH_QUEUE = Symbol('dispatch queue');
export const LOGGER = Symbol('logger');
export const ACTIONS = Symbol('operations');
export const IMPORTS = Symbol('imports');
export const CRASH = Symbol('crash points');
