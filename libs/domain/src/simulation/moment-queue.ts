/**
 * What happens next in virtual time?
 *
 * A binary heap of moments. Of moments at the same instant the one of the earlier stage comes first, as in a round of the
 * engine; within a stage, the one that was asked for first.
 */
export interface Moment<What> {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Smaller comes first at one instant. */
  readonly stage: number;
  readonly what: What;
}

export interface MomentQueue<What> {
  add(at: number, stage: number, what: What): void;
  next(): Moment<What> | undefined;
  readonly size: number;
}

interface Placed<What> extends Moment<What> {
  readonly order: number;
}

export function createMomentQueue<What>(): MomentQueue<What> {
  const heap: Placed<What>[] = [];
  let asked = 0;
  return {
    get size() {
      return heap.length;
    },
    add(at, stage, what) {
      const moment = { at, stage, what, order: (asked += 1) };
      let child = heap.push(moment) - 1;
      while (child > 0) {
        const parent = (child - 1) >> 1;
        const above = heap[parent];
        if (!above || comesFirst(above, moment)) break;
        heap[child] = above;
        child = parent;
      }
      heap[child] = moment;
    },
    next() {
      const first = heap[0];
      const last = heap.pop();
      if (!first || !last || heap.length === 0) return first;
      let parent = 0;
      for (let child = 1; child < heap.length; child = 2 * parent + 1) {
        const left = heap[child];
        const right = heap[child + 1];
        const isRight = left !== undefined && right !== undefined && comesFirst(right, left);
        const least = isRight ? right : left;
        if (!least || comesFirst(last, least)) break;
        heap[parent] = least;
        parent = isRight ? child + 1 : child;
      }
      heap[parent] = last;
      return first;
    },
  };
}

function comesFirst(one: Placed<unknown>, other: Placed<unknown>): boolean {
  if (one.at !== other.at) return one.at < other.at;
  if (one.stage !== other.stage) return one.stage < other.stage;
  return one.order < other.order;
}
