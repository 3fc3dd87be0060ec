/**
 * Loaded before a worker (`--import`): its channels answer at once and reach nobody, so that what is measured is the engine.
 *
 * The worker's own program, untouched: only its import of the channels leads here. Nothing in it knows of this.
 */
import { registerHooks } from 'node:module';

const NULL_ADAPTERS = new URL('./null-adapters.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '#channels' ? { url: NULL_ADAPTERS, shortCircuit: true } : next(specifier, context),
});
