/**
 * Who does what next, and when?
 *
 * One queue of everything that people and networks will do, in order of business time and, for the same instant, in
 * order of planning. Running clocks are followed by a timer; a stepped clock is moved from event to event.
 */
import { EventHeap, type PlannedEvent } from './event-heap.js';
import type { WorldClock } from './world-clock.js';

/** Longer delays overflow a 32-bit timer. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export interface SchedulerOptions {
  readonly clock: WorldClock;
  readonly onError: (error: unknown, event: string) => void;
  /** Awaited after each event of a stepped clock: what left because of it has arrived, or cannot for now. */
  readonly settled: (deadline: number) => Promise<void>;
}

export class Scheduler {
  readonly #events = new EventHeap();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(private readonly options: SchedulerOptions) {}

  /** Plans `run` for an instant; one in the past runs at once. */
  at(instant: Temporal.Instant, name: string, run: () => void | Promise<void>): void {
    this.#events.push(instant, name, run);
    if (this.options.clock.mode !== 'stepped') this.#follow();
  }

  after(
    delay: Temporal.Duration | Temporal.DurationLike,
    name: string,
    run: () => void | Promise<void>,
  ): void {
    this.at(this.options.clock.now().add(delay), name, run);
  }

  nextEventAt(): Temporal.Instant | undefined {
    return this.#events.first()?.at;
  }

  /** Runs what is due up to `to`, in order, and leaves the clock at `to`. Two steps at once follow one another. */
  async step(to: Temporal.Instant, deliveryBudgetMs: number): Promise<void> {
    const previous = this.#running;
    const mine = (async () => {
      await previous;
      await this.#stepThrough(to, performance.now() + deliveryBudgetMs);
    })();
    this.#running = mine.catch(() => undefined);
    await mine;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #stepThrough(to: Temporal.Instant, deadline: number): Promise<void> {
    await this.options.settled(deadline);
    for (let event = this.#events.first(); event && isDue(event, to); event = this.#events.first()) {
      if (this.#stopped) return;
      this.#events.pop();
      this.options.clock.moveTo(event.at);
      await this.#run(event);
      await this.options.settled(deadline);
    }
    this.options.clock.moveTo(to);
  }

  #follow(): void {
    if (this.#stopped || this.#running) return;
    clearTimeout(this.#timer);
    const next = this.#events.first();
    if (!next) return;
    const delay = Math.ceil(this.options.clock.realDelayUntil(next.at) ?? 0);
    this.#timer = setTimeout(() => this.#catchUp(), Math.min(delay, LONGEST_TIMER_MS));
  }

  #catchUp(): void {
    this.#running = (async () => {
      for (let event = this.#events.first(); event && !this.#stopped; event = this.#events.first()) {
        if (!isDue(event, this.options.clock.now())) break;
        this.#events.pop();
        await this.#run(event);
      }
      this.#running = undefined;
      this.#follow();
    })();
  }

  async #run(event: PlannedEvent): Promise<void> {
    try {
      await event.run();
    } catch (error) {
      this.options.onError(error, event.name);
    }
  }
}

const isDue = (event: PlannedEvent, now: Temporal.Instant) => Temporal.Instant.compare(event.at, now) <= 0;
