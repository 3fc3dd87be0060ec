/** Where do tests to oneself stand? In the ledger of touches, as those that concern no lead. */
import type { TestSendRecord, TestSendStore } from '#application';
import type { TouchState } from '#domain';
import type { Db } from '../database/db.js';
import { toInstant, toInstantOrNull } from '../database/instants.js';

interface Row {
  readonly id: string;
  readonly state: TouchState;
  readonly reason: string | null;
  readonly test_address: string;
  readonly account_id: string;
  readonly step_id: string | null;
  readonly created_at: Date;
  readonly sent_at: Date | null;
}

/** Somebody sits in front of their inbox and waits. */
const FIRST_OF_ALL = 0;

export function createTestSendStore({ workspaceId, sql }: Db): TestSendStore {
  return {
    async find(touchId) {
      const [row] = await sql.rows<Row>(
        `SELECT id, state, reason, test_address, account_id, step_id, created_at, sent_at FROM touches
         WHERE workspace_id = $1::uuid AND id = $2::uuid AND kind = 'email_test'`,
        [workspaceId, touchId],
      );
      return row && toRecord(row);
    },

    async countSince(since) {
      const [row] = await sql.rows<{ tests: number }>(
        `SELECT count(*)::int AS tests FROM touches
         WHERE workspace_id = $1::uuid AND kind = 'email_test' AND created_at > $2::timestamptz`,
        [workspaceId, since.toString()],
      );
      return row?.tests ?? 0;
    },

    async insert({ id, accountId, stepId, to, subject, text, at }) {
      await sql.rows(
        `INSERT INTO touches (workspace_id, id, kind, state, account_id, test_address, step_id, subject, text, priority,
           due_at, created_at)
         VALUES ($1::uuid, $2::uuid, 'email_test', 'ready', $3::uuid, $4, $5, $6, $7, $8::int, $9::timestamptz,
           $9::timestamptz)`,
        [workspaceId, id, accountId, to, stepId, subject, text, FIRST_OF_ALL, at.toString()],
      );
    },
  };
}

function toRecord({ test_address, account_id, step_id, created_at, sent_at, ...row }: Row): TestSendRecord {
  return {
    ...row,
    to: test_address,
    accountId: account_id,
    stepId: step_id,
    createdAt: toInstant(created_at),
    sentAt: toInstantOrNull(sent_at),
  };
}
