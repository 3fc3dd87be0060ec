/** Which handler does each stream have? */
import type { StreamHandlers } from './stream-context.js';

export function createStreamHandlers(): StreamHandlers {
  return {};
}
