/** Is each wait one that ends, and that can be understood? */
import type { Duration } from '../time/duration.js';
import type { WeeklyMoment } from '../time/wait-time.js';
import type { WaitStep } from './graph.js';
import { MAX_WAIT_DAYS, MAX_WORKING_DAYS } from './limits.js';
import { error, type SequenceProblem } from './problems.js';

export function checkWait(step: WaitStep, path: string): SequenceProblem[] {
  const { workingDays = 0, ...duration } = step.for ?? {};
  if (step.for === undefined && step.until === undefined) {
    const message =
      'Say how long: for {"days": 3}, for {"workingDays": 2}, or until {"weekdays": [2], "time": "09:30"}.';
    return [error(path, 'bad_wait', message)];
  }
  const place = `${path}.for`;
  const wrongDays =
    Number.isInteger(workingDays) && workingDays >= 0
      ? workingDays > MAX_WORKING_DAYS
        ? [
            error(
              place,
              'wait_too_long',
              `Nobody waits longer than ${MAX_WORKING_DAYS} working days. Shorten it.`,
            ),
          ]
        : []
      : [error(place, 'bad_wait', 'Working days are a whole number, zero or more.')];
  const isEnough = workingDays > 0 || step.until !== undefined;
  return [
    ...wrongDays,
    ...(step.for === undefined
      ? []
      : checkDuration(duration, place, isEnough ? 'zero or more' : 'more than zero')),
    ...(step.until === undefined ? [] : checkMoment(step.until, `${path}.until`)),
  ];
}

function checkMoment({ weekdays, time }: WeeklyMoment, path: string): SequenceProblem[] {
  const isDay = (day: number) => Number.isInteger(day) && day >= 1 && day <= 7;
  return [
    ...(/^([01]\d|2[0-3]):[0-5]\d$/.test(time)
      ? []
      : [error(`${path}.time`, 'bad_moment', 'A time of day is written as 09:30.')]),
    ...(weekdays === undefined || (weekdays.length > 0 && weekdays.every(isDay))
      ? []
      : [error(`${path}.weekdays`, 'bad_moment', 'Weekdays are 1 (Monday) to 7 (Sunday), one at least.')]),
  ];
}

export function checkDuration(
  duration: Duration,
  path: string,
  wanted: 'more than zero' | 'zero or more',
): SequenceProblem[] {
  const { days = 0, hours = 0, minutes = 0 } = duration;
  const total = days * 24 * 60 + hours * 60 + minutes;
  const parts = [days, hours, minutes];
  const tooShort = wanted === 'zero or more' ? total < 0 : total <= 0;
  if (tooShort || parts.some((part) => !Number.isFinite(part) || part < 0)) {
    return [
      error(path, 'bad_wait', `A wait has days, hours and minutes of ${wanted}, none of them negative.`),
    ];
  }
  if (total <= MAX_WAIT_DAYS * 24 * 60) return [];
  return [error(path, 'wait_too_long', `Nobody waits longer than ${MAX_WAIT_DAYS} days. Shorten it.`)];
}
