/** How is a lead refused that cannot be kept, or that is two leads at once? */
import { encodeId, Refusal, type FieldProblem } from '#contracts';

export function badLead(problems: readonly FieldProblem[]): Refusal {
  return new Refusal(
    'invalid_input',
    problems
      .map((problem) => (problem.path ? `${problem.path}: ${problem.message}` : problem.message))
      .join(' '),
    'Correct or leave out the named fields and send the lead again; nothing was written.',
    problems,
  );
}

export function ambiguousLead(leadIds: readonly string[], by: 'identity' | 'name'): Refusal {
  const names = leadIds.map((leadId) => encodeId('lead', leadId)).join(' and ');
  return by === 'identity'
    ? new Refusal(
        'conflict',
        `These addresses belong to different leads: ${names}. They are never merged silently.`,
        'Send only the addresses of one of them, or correct the lead that has the wrong one.',
      )
    : new Refusal(
        'conflict',
        `More than one lead has this name in this company: ${names}.`,
        'Add an email address or a LinkedIn URL that tells which one is meant.',
      );
}

export function repeatedLead(firstIndex: number): Refusal {
  return new Refusal(
    'conflict',
    `The same lead as number ${firstIndex} of this call; that one was used, this one was not.`,
    'Say everything about a lead once.',
  );
}
