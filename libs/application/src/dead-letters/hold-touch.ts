/** Which state has the touch of a letter, while nobody else may change it? Undefined when it is gone. */
import type { ActContext } from '../operations/operation-context.js';
import type { TouchRow } from '../touches/touch-reads.port.js';

export async function holdTouch(
  { stores }: Pick<ActContext, 'stores'>,
  touchId: string,
): Promise<TouchRow | undefined> {
  const touch = await stores.touches.byId(touchId);
  if (!touch) return undefined;
  await stores.engine.stops.lockLead(touch.leadId, touch.campaignId);
  await stores.resources.holdRow('touch', touchId);
  return stores.touches.byId(touchId);
}
