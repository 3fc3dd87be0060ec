-- What failed for good waits here for a person: which thing it was about, how it failed, and what was decided. Ids and codes
-- alone: no text that anybody wrote, no address, no secret.

CREATE TABLE "dead_letters" (
  "workspace_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "settled" BOOLEAN NOT NULL DEFAULT false,
  "code" TEXT NOT NULL,
  "message" TEXT NOT NULL,
  "tries" INTEGER NOT NULL,
  "operation" TEXT,
  "job_id" TEXT,
  "first_failed_at" TIMESTAMPTZ(3) NOT NULL,
  "last_failed_at" TIMESTAMPTZ(3) NOT NULL,
  "decided_at" TIMESTAMPTZ(3),
  CONSTRAINT "dead_letters_pkey" PRIMARY KEY ("workspace_id", "id"),
  CONSTRAINT "dead_letters_kind_check" CHECK ("kind" IN ('dispatch', 'inbox', 'signal', 'action', 'request', 'round')),
  CONSTRAINT "dead_letters_state_check" CHECK ("state" IN ('counting', 'open', 'retried', 'dismissed'))
);
-- One thing has one letter, however often it fails.
CREATE UNIQUE INDEX "dead_letters_workspace_id_kind_subject_key" ON "dead_letters" ("workspace_id", "kind", "subject");
CREATE INDEX "dead_letters_told" ON "dead_letters" ("workspace_id", "first_failed_at", "id") WHERE "state" <> 'counting';

ALTER TABLE "dead_letters" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "one_workspace" ON "dead_letters" TO "overture_api", "overture_reader"
  USING ("workspace_id" = (SELECT nullif(current_setting('overture.workspace', true), '')::uuid))
  WITH CHECK ("workspace_id" = (SELECT nullif(current_setting('overture.workspace', true), '')::uuid));
CREATE POLICY "all_workspaces" ON "dead_letters" TO "overture_engine" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON "dead_letters" TO "overture_api", "overture_engine";
GRANT SELECT ON "dead_letters" TO "overture_reader";

-- Signals that were set aside before there were letters keep their senders' touches back to this day.
INSERT INTO "dead_letters" ("workspace_id", "id", "kind", "subject", "state", "code", "message", "tries", "first_failed_at", "last_failed_at")
SELECT s."workspace_id", gen_random_uuid(), 'signal', s."id"::text, 'open', 'not_understood',
  'What came in could not be read. The log of the worker says why, under the id of the signal.', s."failures", s."received_at", s."received_at"
FROM "inbound_signals" s WHERE s."processed_at" IS NULL AND s."failures" >= 5;
