-- A person's rights: erasure that survives a re-import, merges that can be undone, and addresses that are checked first.

-- ── What a lead still is ────────────────────────────────────────────────────────────────────────────────────────

-- A merged or an erased lead keeps its row, without anything that says who it was: enrollments and touches point at it,
-- and figures stay explainable.
ALTER TABLE "leads"
  ADD COLUMN "state" TEXT NOT NULL DEFAULT 'present',
  ADD CONSTRAINT "leads_state_known" CHECK ("state" IN ('present', 'merged', 'erased'));

-- ── Erasure ─────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE "erasures" (
  "workspace_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "lead_id" UUID NOT NULL,
  "principal" UUID NOT NULL,
  "receipt" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "erasures_pkey" PRIMARY KEY ("workspace_id", "id"),
  CONSTRAINT "erasures_workspace_id_lead_id_fkey" FOREIGN KEY ("workspace_id", "lead_id")
    REFERENCES "leads" ("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "erasures_workspace_id_lead_id_key" ON "erasures" ("workspace_id", "lead_id");

-- Recognises an erased person, and tells nothing about them to whoever lacks the server's key.
CREATE TABLE "erasure_tombstones" (
  "workspace_id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "hash" TEXT NOT NULL,
  "erasure_id" UUID NOT NULL,
  CONSTRAINT "erasure_tombstones_pkey" PRIMARY KEY ("workspace_id", "kind", "hash"),
  CONSTRAINT "erasure_tombstones_workspace_id_erasure_id_fkey" FOREIGN KEY ("workspace_id", "erasure_id")
    REFERENCES "erasures" ("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "erasure_tombstones_kind_known"
    CHECK ("kind" IN ('email', 'linkedin_public_id', 'linkedin_member_id', 'name_at_company'))
);
CREATE INDEX "erasure_tombstones_of_erasure" ON "erasure_tombstones" ("workspace_id", "erasure_id");

-- The words of an answer to somebody who was erased are the one part of a decision that may go.
DROP TRIGGER "plans_decision_immutable" ON "plans";
CREATE TRIGGER "plans_decision_immutable" BEFORE UPDATE OF "decision", "decision_hash" ON "plans"
  FOR EACH ROW WHEN ((OLD."decision_hash" <> NEW."decision_hash" OR OLD."decision" <> NEW."decision")
    AND NOT (NEW."decision" = OLD."decision" || '{"text": "", "subject": null}' AND NEW."decision_hash" = 'erased'
      AND NEW."status" IN ('executed', 'void')))
  EXECUTE FUNCTION "refuse_change"('The decision');

-- ── Merges ──────────────────────────────────────────────────────────────────────────────────────────────────────

-- Both leads as they were, and what moved: enough to take a merge back.
CREATE TABLE "lead_merges" (
  "workspace_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "survivor_id" UUID NOT NULL,
  "merged_id" UUID NOT NULL,
  "principal" UUID NOT NULL,
  "before" JSONB NOT NULL,
  "after" JSONB NOT NULL,
  "moved" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "undone_at" TIMESTAMPTZ(3),
  CONSTRAINT "lead_merges_pkey" PRIMARY KEY ("workspace_id", "id"),
  CONSTRAINT "lead_merges_workspace_id_survivor_id_fkey" FOREIGN KEY ("workspace_id", "survivor_id")
    REFERENCES "leads" ("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "lead_merges_workspace_id_merged_id_fkey" FOREIGN KEY ("workspace_id", "merged_id")
    REFERENCES "leads" ("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
-- A lead is merged into one other at a time.
CREATE UNIQUE INDEX "lead_merges_one_survivor" ON "lead_merges" ("workspace_id", "merged_id") WHERE "undone_at" IS NULL;
CREATE INDEX "lead_merges_of_survivor" ON "lead_merges" ("workspace_id", "survivor_id");

-- ── Addresses ───────────────────────────────────────────────────────────────────────────────────────────────────

-- What a check said about an address, and when (real time); null until it is checked.
ALTER TABLE "channel_identities"
  ADD COLUMN "verdict" TEXT,
  ADD COLUMN "verdict_reason" TEXT,
  ADD COLUMN "checked_at" TIMESTAMPTZ(3),
  ADD CONSTRAINT "channel_identities_verdict_known"
    CHECK ("verdict" IN ('deliverable', 'undeliverable', 'risky', 'unknown'));
-- What is done about each finding: block, warn or allow.
ALTER TABLE "workspaces" ADD COLUMN "address_policy" JSONB NOT NULL
  DEFAULT '{"undeliverable": "block", "disposable": "block", "role": "warn", "risky": "warn"}';

-- Does a domain take mail? Asked of the DNS, and remembered for a while (real time).
CREATE TABLE "mail_domains" (
  "workspace_id" UUID NOT NULL,
  "domain" TEXT NOT NULL,
  "finding" TEXT NOT NULL,
  "checked_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "mail_domains_pkey" PRIMARY KEY ("workspace_id", "domain"),
  CONSTRAINT "mail_domains_finding_known" CHECK ("finding" IN ('accepts', 'null_mx', 'no_server', 'no_domain', 'unanswered'))
);

-- ── Who may read and write them ─────────────────────────────────────────────────────────────────────────────────

DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['erasures', 'erasure_tombstones', 'lead_merges', 'mail_domains'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format(
      'CREATE POLICY "writers" ON %I TO "overture_api", "overture_engine" USING (true) WITH CHECK (true)', guarded);
    EXECUTE format(
      'CREATE POLICY "one_workspace" ON %I FOR SELECT TO "overture_reader" USING (workspace_id = '
      || '(SELECT nullif(current_setting(''overture.workspace'', true), '''')::uuid))', guarded);
  END LOOP;
END $$;
-- An erasure is never taken back: nobody may remove its receipt, or what recognises the person.
GRANT SELECT, INSERT ON "erasures", "erasure_tombstones" TO "overture_api", "overture_engine";
GRANT SELECT ON "erasures" TO "overture_reader";
GRANT SELECT ("workspace_id", "kind", "erasure_id") ON "erasure_tombstones" TO "overture_reader";
GRANT SELECT, INSERT, UPDATE, DELETE ON "lead_merges", "mail_domains" TO "overture_api", "overture_engine";
GRANT SELECT ON "lead_merges", "mail_domains" TO "overture_reader";
