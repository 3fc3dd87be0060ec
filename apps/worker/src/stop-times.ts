/**
 * How is the time of an orderly stop spent?
 *
 * Jobs that run get most of it: half of that to end by themselves, the rest to write down what they know once they were told to
 * stop. The last part is for letting go of what hangs; then the process ends, whatever still does not.
 */
export interface StopTimes {
  /** Real milliseconds for jobs that run. */
  readonly jobsMs: number;
  /** … for everything. */
  readonly allMs: number;
}

/** A supervisor that kills at that very moment must find it gone. */
const TO_END_MS = 1_000;

export const stopTimesOf = (withinMs: number): StopTimes => {
  const allMs = Math.max(0, withinMs - TO_END_MS);
  return { jobsMs: Math.floor(allMs * 0.8), allMs };
};
