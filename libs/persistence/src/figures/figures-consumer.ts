/**
 * By which rules were the figures counted?
 *
 * The name of the projection's cursor carries their version: a worker that knows other rules finds no cursor of its own
 * and counts everything again. Raise it whenever `factsOf`, `placesOf` or the origin of an event changes.
 */
export const FIGURES_VERSION = 2;
export const FIGURES_CONSUMER = `figures@${FIGURES_VERSION}`;
