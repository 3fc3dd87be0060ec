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

-- ── Who may read and write them ─────────────────────────────────────────────────────────────────────────────────

DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['erasures', 'erasure_tombstones'] LOOP
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
