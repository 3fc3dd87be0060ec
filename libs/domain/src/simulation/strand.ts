/**
 * Who waits in a lane for one campaign, and in which order?
 *
 * Sorted by when each may go, then by when it was planned; the engine's index keeps the same order.
 */
export interface Waiting {
  /** Milliseconds since the epoch. */
  readonly dueAt: number;
  readonly order: number;
}

export interface Strand<T extends Waiting> {
  add(touch: T): void;
  remove(touch: T): void;
  /** Those that may go first; at most so many. */
  first(most: number): readonly T[];
  readonly size: number;
}

/** Of this many that are gone from the head, the room is given back. */
const SHED = 512;

export function createStrand<T extends Waiting>(): Strand<T> {
  let sorted: T[] = [];
  let head = 0;
  const place = ({ dueAt, order }: Waiting): number => {
    let low = head;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = sorted[middle];
      if (other && (other.dueAt < dueAt || (other.dueAt === dueAt && other.order < order))) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    get size() {
      return sorted.length - head;
    },
    add(touch) {
      sorted.splice(place(touch), 0, touch);
    },
    remove(touch) {
      const at = place(touch);
      if (sorted[at] !== touch) throw new Error('What is taken out of a strand must stand in it.');
      if (at !== head) {
        sorted.splice(at, 1);
        return;
      }
      head += 1;
      if (head < SHED) return;
      sorted = sorted.slice(head);
      head = 0;
    },
    first: (most) => sorted.slice(head, head + most),
  };
}
