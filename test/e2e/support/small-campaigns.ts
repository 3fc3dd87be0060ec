/** Which small campaigns meet a bad world, and how is the world made bad? */
import { expect } from '@jest/globals';
import type { System } from '../../support/system/system.js';

export const EMAIL_ONLY = {
  start: 'hello',
  steps: [
    {
      id: 'hello',
      kind: 'email',
      subject: 'A question',
      body: 'Hello {{ first_name | default: "there" }}',
      next: 'end',
    },
    { id: 'end', kind: 'end' },
  ],
};
export const INVITE_ONLY = {
  start: 'invite',
  steps: [
    { id: 'invite', kind: 'linkedin_invite', next: 'end' },
    { id: 'end', kind: 'end' },
  ],
};
export const FEW = 'role=other&limit=8';

/** Deferred touches wait business hours: each stride may be longer than in a busy campaign. */
export const PATIENT = { strideMinutes: 60, timeoutMs: 100_000 };

export async function fault(
  running: System,
  where: 'smtp' | 'provider',
  mode: string,
  times: number,
): Promise<void> {
  const response = await fetch(new URL(`/faults/${where}`, running.sandboxUrl), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mode, times }),
  });
  expect(response.status).toBeLessThan(300);
}
