/** What do these events count? Pure, so that a rebuild from zero is the same arithmetic. */
import { type Fact, factKey, factsOf, type Origin, type PlacedEvent, standingFacts } from '#domain';

export type CountableEvent = PlacedEvent & { readonly workspaceId: string };

/** Undefined for an event that belongs to no campaign, or to one that is gone. */
export type OriginOf = (
  event: CountableEvent,
) => { readonly origin: Origin; readonly timeZone: string } | undefined;

export type WorkspaceFact = Fact & { readonly workspaceId: string };

/** Of facts with the same key, the one that stands. */
export function projectFigures(events: readonly CountableEvent[], originOf: OriginOf): WorkspaceFact[] {
  const facts = events.flatMap((event) => {
    const { workspaceId } = event;
    const from = originOf(event);
    return from ? factsOf(event, from.origin, from.timeZone).map((fact) => ({ ...fact, workspaceId })) : [];
  });
  return standingFacts(facts, (fact) => `${fact.workspaceId}|${factKey(fact)}`);
}
