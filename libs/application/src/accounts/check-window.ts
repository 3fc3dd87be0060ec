/** Are these hours that somebody can work by? Refused with every problem at once. */
import { Refusal } from '#contracts';
import { type SendingWindow, windowProblems } from '#domain';

export function checkWindow(window: SendingWindow | null | undefined): void {
  const problems = window ? windowProblems(window) : [];
  if (problems.length === 0) return;
  throw new Refusal(
    'invalid_input',
    'These hours do not make sense.',
    'Correct the fields named in "fields".',
    problems.map(({ path, message }) => ({ path: `window.${path}`, message })),
  );
}

/** A copy that a view may hand out. */
export function windowView(window: SendingWindow) {
  return {
    zone: window.zone,
    weekdays: [...window.weekdays],
    ranges: window.ranges.map((range) => ({ ...range })),
    ...(window.holidays && { holidays: [...window.holidays] }),
  };
}
