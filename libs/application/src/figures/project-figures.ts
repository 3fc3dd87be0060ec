/** What do these events add to the figures? Pure, so that a rebuild from zero is the same arithmetic. */
import { type FigureChange, figuresOf, type FunnelEvent } from '#domain';

export type CountableEvent = FunnelEvent & { readonly workspaceId: string };

export type WorkspaceFigureChange = FigureChange & { readonly workspaceId: string };

/** In the order of the events; of changes with the same key, the first alone. */
export function projectFigures(events: readonly CountableEvent[]): WorkspaceFigureChange[] {
  const seen = new Set<string>();
  return events.flatMap((event) =>
    figuresOf(event).flatMap((change) => {
      const key = change.unique === null ? null : `${event.workspaceId}|${change.unique}`;
      if (key !== null && seen.has(key)) return [];
      if (key !== null) seen.add(key);
      return [{ ...change, workspaceId: event.workspaceId }];
    }),
  );
}
