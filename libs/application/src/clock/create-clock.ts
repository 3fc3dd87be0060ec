/** Which clock does business follow? The one that is served when an address is given, else the wall's. */
import type { BusinessClock } from './business-clock.port.js';
import { servedClock } from './served-clock.js';
import { wallClock } from './wall-clock.js';

export function createClock(url: string | undefined): BusinessClock {
  return url === undefined ? wallClock : servedClock(url);
}
