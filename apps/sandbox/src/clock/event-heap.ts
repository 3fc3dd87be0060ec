/** Which planned event comes first? A binary heap over (instant, order of planning). */
export interface PlannedEvent {
  readonly at: Temporal.Instant;
  readonly name: string;
  readonly run: () => void | Promise<void>;
}

interface Entry {
  readonly event: PlannedEvent;
  readonly time: number;
  readonly order: number;
}

const before = (left: Entry, right: Entry) =>
  left.time < right.time || (left.time === right.time && left.order < right.order);

export class EventHeap {
  readonly #entries: Entry[] = [];
  #order = 0;

  push(at: Temporal.Instant, name: string, run: () => void | Promise<void>): void {
    const entries = this.#entries;
    entries.push({ event: { at, name, run }, time: at.epochMilliseconds, order: (this.#order += 1) });
    for (let child = entries.length - 1; child > 0;) {
      const parent = (child - 1) >> 1;
      if (!before(entries[child]!, entries[parent]!)) return;
      this.#swap(child, parent);
      child = parent;
    }
  }

  first(): PlannedEvent | undefined {
    return this.#entries[0]?.event;
  }

  pop(): PlannedEvent | undefined {
    const entries = this.#entries;
    const first = entries[0];
    const last = entries.pop();
    if (entries.length > 0) entries[0] = last!;
    for (let parent = 0; ;) {
      const child = this.#smallerChild(parent);
      if (child === undefined || !before(entries[child]!, entries[parent]!)) return first?.event;
      this.#swap(child, parent);
      parent = child;
    }
  }

  #smallerChild(parent: number): number | undefined {
    const [left, right] = [2 * parent + 1, 2 * parent + 2];
    if (left >= this.#entries.length) return undefined;
    return right < this.#entries.length && before(this.#entries[right]!, this.#entries[left]!) ? right : left;
  }

  #swap(one: number, other: number): void {
    [this.#entries[one], this.#entries[other]] = [this.#entries[other]!, this.#entries[one]!];
  }
}
