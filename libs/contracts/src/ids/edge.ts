/** How do ids and instants cross the edge? As codecs: decoded on the way in, encoded on the way out. */
import { z } from 'zod';
import { withOwnEncoder } from './edge-encoders.js';
import { instantText } from './instant-text.js';
import type { IdKind } from './typed-id.js';
import { decodeId, encodeId, ID_PREFIXES } from './typed-id.js';

const UUID = z.regexes.uuid();

/** Edge id (`lead_…`) outside, uuid inside. */
export function id(kind: IdKind) {
  const prefix = ID_PREFIXES[kind];
  const codec = z.codec(
    z
      .string()
      .regex(
        new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`),
        `Expected an id that starts with ${prefix}_.`,
      ),
    z.uuid(),
    {
      decode: (text) => decodeId(kind, text) ?? text,
      encode: (uuid) => encodeId(kind, uuid),
    },
  );
  return withOwnEncoder(codec, (uuid) =>
    typeof uuid === 'string' && UUID.test(uuid) ? encodeId(kind, uuid) : undefined,
  );
}

/** RFC 3339 text outside, `Temporal.Instant` inside. */
const instantCodec = z.codec(
  z.iso.datetime({ offset: true }).max(40),
  z.custom<Temporal.Instant>((value) => value instanceof Temporal.Instant),
  {
    decode: (text, context) => {
      try {
        return Temporal.Instant.from(text);
      } catch {
        // More than nine digits of a second, for example.
        context.issues.push({ code: 'invalid_format', format: 'datetime', input: text });
        return z.NEVER;
      }
    },
    encode: (value) => value.toString(),
  },
);
export const instant = withOwnEncoder(instantCodec, (value) =>
  value instanceof Temporal.Instant ? instantText(value) : undefined,
);
