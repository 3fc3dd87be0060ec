/** Which part of the world misbehaves right now, and how many times more? */
export interface Fault<Mode extends string> {
  readonly mode: Mode | 'none';
  /** How often it strikes; without it, until it is taken away. */
  readonly times?: number;
  /** For faults that strike after a send: whether the send took effect all the same. True unless said otherwise. */
  readonly accepted?: boolean;
}

export class FaultSwitch<Mode extends string> {
  #fault: Fault<Mode> = { mode: 'none' };

  get current(): Fault<Mode> {
    return this.#fault;
  }

  set(fault: Fault<Mode>): void {
    this.#fault = fault;
  }

  /** The fault, if it is one of these and strikes now: that uses up one of its times. */
  take<Candidate extends Mode>(
    ...modes: readonly Candidate[]
  ): (Fault<Mode> & { readonly mode: Candidate }) | undefined {
    const { mode, times, accepted } = this.#fault;
    const struck = modes.find((candidate) => candidate === mode);
    if (struck === undefined) return undefined;
    if (times !== undefined)
      this.#fault = times > 1 ? { mode, times: times - 1, accepted } : { mode: 'none' };
    return { mode: struck, accepted };
  }
}
