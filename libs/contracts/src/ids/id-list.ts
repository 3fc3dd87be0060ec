/** How do several ids stand in one field of a query? With commas between them: `cmp_…,cmp_…`. */
import { z } from 'zod';
import { decodeId, encodeId, type IdKind, ID_PREFIXES } from './typed-id.js';

/** Text outside, uuids inside, each once. */
export function idList(kind: IdKind, most: number) {
  const prefix = ID_PREFIXES[kind];
  return z.codec(
    z
      .string()
      .max(most * 40)
      .meta({ description: `Up to ${most} ids, with commas between them.` }),
    z
      .array(z.uuid(`Expected ids that start with ${prefix}_, with commas between them.`))
      .min(1, 'Name at least one.')
      .max(most, `Name at most ${most}.`),
    {
      decode: (text) => [...new Set(text.split(',').map((id) => decodeId(kind, id.trim()) ?? id))],
      encode: (uuids) => uuids.map((uuid) => encodeId(kind, uuid)).join(','),
    },
  );
}
