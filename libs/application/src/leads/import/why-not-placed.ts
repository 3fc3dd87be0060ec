/** Why was a row of a file not used, though nothing is wrong with it alone? */
import { encodeId } from '#contracts';
import type { Placement } from '../lead-book.js';

/** @param lineOf which line of the file a lead came from. */
export function whyNotPlaced(
  placement: Exclude<Placement, { kind: 'placed' }>,
  lineOf: (leadId: string) => number | undefined,
): string {
  const named = (leadId: string) => {
    const line = lineOf(leadId);
    return line === undefined ? encodeId('lead', leadId) : `the lead of line ${line}`;
  };
  if (placement.kind === 'repeated') return sameLeadAs(lineOf(placement.leadId));
  const leads = placement.leadIds.map(named).join(' and ');
  return placement.by === 'identity'
    ? `These addresses belong to different leads, ${leads}, which are never merged silently; correct the row or the lead that has the wrong address.`
    : `More than one lead has this name in this company: ${leads}; add an email address or LinkedIn URL.`;
}

export function sameLeadAs(line: number | undefined): string {
  return `The same lead as on line ${line}; that line was kept, this one was not used.`;
}
