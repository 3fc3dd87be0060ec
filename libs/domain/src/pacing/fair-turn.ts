/**
 * Whose turn is it, where several wait for the same thing and each has a weight?
 *
 * A deficit round robin whose quantum is one turn. Each turn credits everybody who waits with their share of it; who gets
 * it pays one. What remains is the deficit: what somebody is still owed, or was given ahead of time. The turn goes to
 * whoever would be owed a whole one first. While the same ones wait, nobody is ever a whole turn away from their share
 * (R. Tijdeman, "The chairman assignment problem", 1980). Who does not wait is credited nothing and remembered by nobody.
 */
export interface Contender {
  readonly id: string;
  /** Positive. */
  readonly weight: number;
}

/** What each contender is owed, in turns; nobody's is 0. */
export type Deficits = Readonly<Record<string, number>>;

export interface Turn {
  readonly id: string;
  /** Of those who wait, and nobody else. */
  readonly deficits: Deficits;
}

/** Undefined when nobody waits. In whatever order they come, the answer is the same. */
export function fairTurn(waiting: readonly Contender[], before: Deficits): Turn | undefined {
  const [only, ...others] = waiting;
  if (!only) return undefined;
  if (others.length === 0) return { id: only.id, deficits: {} };

  const total = waiting.reduce((sum, { weight }) => sum + weight, 0);
  const credited = waiting
    .map(({ id, weight }) => ({ id, share: weight / total, owed: (before[id] ?? 0) + weight / total }))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
  const least = 1 / (2 * waiting.length - 2);
  const entitled = credited.filter(({ owed }) => owed >= least);
  const chosen = (entitled.length > 0 ? entitled : credited).reduce((first, other) =>
    turnsLeft(other, least) < turnsLeft(first, least) ? other : first,
  );
  return {
    id: chosen.id,
    deficits: Object.fromEntries(credited.map(({ id, owed }) => [id, id === chosen.id ? owed - 1 : owed])),
  };
}

/** How many turns it takes until this one is owed more than anybody should be. */
const turnsLeft = (
  { share, owed }: { readonly share: number; readonly owed: number },
  least: number,
): number => (1 - least - owed) / share;
