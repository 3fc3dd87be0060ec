/** Which variables do several processes know, and how are they checked? One spelling of each. */
import { z } from 'zod';

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, message: 'expected postgresql://…' });
const redisUrl = z.url({ protocol: /^rediss?$/, message: 'expected redis://…' });
const httpUrl = z.url({ protocol: /^https?$/, message: 'expected http(s)://…' });
const port = z.coerce.number().int().min(0).max(65_535);
/** 32 bytes in base64: `openssl rand -base64 32`. */
const key = z
  .base64()
  .refine((text) => Buffer.from(text, 'base64').length === 32, 'expected 32 bytes in base64');
const milliseconds = z.coerce.number().int().min(1);

export const variable = { postgresUrl, redisUrl, httpUrl, port, key, milliseconds };

/** What may be called besides https at public addresses, when a customer gave the address. */
export const outgoing = {
  /** `host:port` or `host:*`, separated by commas: may be private, and http. */
  OVERTURE_WEBHOOK_ALLOW_PRIVATE: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((place) => place.trim().toLowerCase())
        .filter(Boolean),
    )
    .pipe(
      z.array(
        z.string().regex(/^(\[[0-9a-f:.]+\]|[^\s:/@[\]]+):(\d{1,5}|\*)$/, 'expected host:port or host:*'),
      ),
    )
    .optional(),
  /** Plain http to public addresses. */
  OVERTURE_WEBHOOK_ALLOW_HTTP: z.stringbool({ error: 'expected true or false' }).optional(),
};

/** How addresses are checked before a first email. */
export const addressChecks = {
  /** Unset: `dns`, or `rules` where business time is served, since people in a demo live nowhere. */
  ADDRESS_CHECKS: z.enum(['off', 'rules', 'dns']).optional(),
  /** Name servers, separated by commas, as in `9.9.9.9` or `127.0.0.1:5353`. Unset: those of the system. */
  ADDRESS_DNS_SERVERS: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((server) => server.trim())
        .filter(Boolean),
    )
    .pipe(
      z.array(
        z
          .string()
          .regex(
            /^(\[[0-9a-f:]+\](:\d{1,5})?|[0-9a-f:]{2,}|[\d.]{7,15}(:\d{1,5})?)$/i,
            'expected an IP address, or address:port',
          ),
      ),
    )
    .optional(),
  /** A service that says whether a mailbox exists: see docs/addresses.md. */
  ADDRESS_VERIFIER_URL: httpUrl.optional(),
  ADDRESS_VERIFIER_TOKEN: z.string().min(1).max(1_000).optional(),
};

export const everyProcess = {
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** Where business time is served, in a demo or a test. Unset: the wall clock. */
  BUSINESS_CLOCK_URL: httpUrl.optional(),
  QUEUE_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{1,60}$/, 'expected 1–60 of a-z, 0-9, "_" and "-"')
    .default('overture'),
  /** The address to listen on; a container needs 0.0.0.0. */
  LISTEN_HOST: z.string().default('127.0.0.1'),
};
