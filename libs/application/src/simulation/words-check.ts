/** Can the words of a step be written for somebody? As planning will try it; each text is tried once for each person. */
import type { SimulatedWorld, WordsTrouble } from '#domain';
import type { DueEnrollment } from '../engine/due-enrollment-store.port.js';
import { failureOf } from '../engine/plan-touch.js';
import { renderStep } from '../engine/render-step.js';

export function createWordsCheck(
  enrollments: ReadonlyMap<string, DueEnrollment>,
): SimulatedWorld['troubleWithWords'] {
  const known = new Map<string, WordsTrouble | null>();
  return ({ enrollmentId }, step, set) => {
    const enrollment = enrollments.get(enrollmentId);
    if (!enrollment) return null;
    const isPlain = Object.keys(set).length === 0;
    const key = `${enrollmentId}/${step.id}`;
    const before = isPlain ? known.get(key) : undefined;
    if (before !== undefined) return before;
    const { lead } = enrollment;
    const words = renderStep(step, {
      ...enrollment,
      lead: isPlain ? lead : { ...lead, attributes: { ...lead.attributes, ...set } },
    });
    const failure = failureOf(step, words);
    const trouble =
      words.missing.length > 0
        ? { missing: [...new Set(words.missing)] }
        : failure === null
          ? null
          : { failure };
    if (isPlain) known.set(key, trouble);
    return trouble;
  };
}
