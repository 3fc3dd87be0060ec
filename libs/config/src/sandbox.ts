/** What does the sandbox world need to know? Everything has a default; port 0 takes a free one. */
import { z } from 'zod';
import { readEnvironment } from './environment.js';
import { everyProcess, variable } from './shared-schema.js';

const { LOG_LEVEL, LISTEN_HOST } = everyProcess;

const schema = z.object({
  LOG_LEVEL,
  LISTEN_HOST,
  SANDBOX_PORT: variable.port.default(4300),
  SANDBOX_SMTP_PORT: variable.port.default(4325),
  SANDBOX_IMAP_PORT: variable.port.default(4343),
  /** The same seed makes the same people, who do the same things. */
  SANDBOX_SEED: z.string().min(1).default('overture'),
  SANDBOX_PEOPLE: z.coerce.number().int().min(1).max(100_000).default(400),
  SANDBOX_SENDERS: z.coerce.number().int().min(1).max(200).default(4),
  SANDBOX_CLOCK: z
    .string()
    .regex(/^(wall|stepped|scaled:\d+(\.\d+)?)$/, 'expected wall, stepped or scaled:<factor>')
    .default('stepped'),
  /** Business instant at which a scaled or stepped clock starts. */
  SANDBOX_CLOCK_START: z.iso
    .datetime({ message: 'expected an instant like 2026-01-05T08:00:00Z' })
    .default('2026-01-05T08:00:00Z'),
  /** Invitations that the network allows an account. */
  SANDBOX_INVITES_PER_DAY: z.coerce.number().int().min(1).default(100),
  SANDBOX_INVITES_PER_WEEK: z.coerce.number().int().min(1).default(200),
});

export type SandboxConfig = z.output<typeof schema>;

export function readSandboxConfig(env?: Readonly<Record<string, string | undefined>>): SandboxConfig {
  return readEnvironment(schema, env);
}
