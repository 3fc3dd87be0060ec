-- Imports at size: what was uploaded, how far it was staged and merged, and what was wrong with which line.

-- What a person corrected is left alone by imports and upserts, unless they ask to overwrite it.
ALTER TABLE "leads" ADD COLUMN "corrected_fields" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- "Is there somebody of this name?" is asked for every row of a file.
CREATE INDEX "leads_workspace_id_name_folded_idx" ON "leads" ("workspace_id", "name_folded");

CREATE TABLE "imports" (
  "workspace_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "principal" UUID NOT NULL,
  "idempotency_key" TEXT,
  "request_hash" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "file_name" TEXT,
  "dry_run" BOOLEAN NOT NULL,
  "overwrite_corrected" BOOLEAN NOT NULL,
  "audience_id" UUID,
  "encoding" TEXT NOT NULL,
  "separator" TEXT NOT NULL,
  "columns" JSONB NOT NULL,
  "receipt" UUID NOT NULL,
  "checkpoint" TEXT NOT NULL DEFAULT '',
  "bytes" BIGINT NOT NULL DEFAULT 0,
  "staged_line" INTEGER NOT NULL DEFAULT 0,
  "merged_line" INTEGER NOT NULL DEFAULT 0,
  "rows" INTEGER NOT NULL DEFAULT 0,
  "staged" INTEGER NOT NULL DEFAULT 0,
  "merged" INTEGER NOT NULL DEFAULT 0,
  "created" INTEGER NOT NULL DEFAULT 0,
  "updated" INTEGER NOT NULL DEFAULT 0,
  "unchanged" INTEGER NOT NULL DEFAULT 0,
  "rejected" INTEGER NOT NULL DEFAULT 0,
  "conflicts" INTEGER NOT NULL DEFAULT 0,
  "kept_corrections" INTEGER NOT NULL DEFAULT 0,
  "problems" INTEGER NOT NULL DEFAULT 0,
  "failure" JSONB,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "touched_at" TIMESTAMPTZ(3) NOT NULL,
  "finished_at" TIMESTAMPTZ(3),
  CONSTRAINT "imports_pkey" PRIMARY KEY ("workspace_id", "id"),
  CONSTRAINT "imports_state_known" CHECK ("state" IN ('receiving', 'merging', 'done', 'failed', 'cancelled')),
  CONSTRAINT "imports_finished_has_time"
    CHECK ("state" IN ('receiving', 'merging') OR "finished_at" IS NOT NULL)
);
CREATE UNIQUE INDEX "imports_workspace_id_principal_idempotency_key_key"
  ON "imports" ("workspace_id", "principal", "idempotency_key");
-- The few that somebody works on, however many there were.
CREATE INDEX "imports_unfinished" ON "imports" ("workspace_id", "id") WHERE "state" IN ('receiving', 'merging');

-- Rows as they were understood, until they are merged.
CREATE TABLE "import_rows" (
  "workspace_id" UUID NOT NULL,
  "import_id" UUID NOT NULL,
  "line" INTEGER NOT NULL,
  "first_name" TEXT,
  "last_name" TEXT,
  "job_title" TEXT,
  "job_function" TEXT,
  "seniority" TEXT,
  "location" TEXT,
  "phone" TEXT,
  "attributes" JSONB NOT NULL,
  "professional_email" TEXT,
  "personal_email" TEXT,
  "linkedin_public_id" TEXT,
  "linkedin_member_id" TEXT,
  "company_name" TEXT,
  "company_domain" TEXT,
  "company_industry" TEXT,
  "company_size" INTEGER,
  "company_tags" TEXT[],
  CONSTRAINT "import_rows_pkey" PRIMARY KEY ("workspace_id", "import_id", "line"),
  CONSTRAINT "import_rows_workspace_id_import_id_fkey" FOREIGN KEY ("workspace_id", "import_id")
    REFERENCES "imports" ("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Which line a lead came from: the second line that means the same lead is reported, not merged.
CREATE TABLE "import_leads" (
  "workspace_id" UUID NOT NULL,
  "import_id" UUID NOT NULL,
  "lead_id" UUID NOT NULL,
  "line" INTEGER NOT NULL,
  "awaited_domain" TEXT,
  CONSTRAINT "import_leads_pkey" PRIMARY KEY ("workspace_id", "import_id", "lead_id"),
  CONSTRAINT "import_leads_workspace_id_import_id_fkey" FOREIGN KEY ("workspace_id", "import_id")
    REFERENCES "imports" ("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- A dry run creates no leads to recognise: it remembers what would have identified them.
CREATE TABLE "import_keys" (
  "workspace_id" UUID NOT NULL,
  "import_id" UUID NOT NULL,
  "key" TEXT NOT NULL,
  "line" INTEGER NOT NULL,
  CONSTRAINT "import_keys_pkey" PRIMARY KEY ("workspace_id", "import_id", "key"),
  CONSTRAINT "import_keys_workspace_id_import_id_fkey" FOREIGN KEY ("workspace_id", "import_id")
    REFERENCES "imports" ("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- The report: one row for each thing that was wrong. It quotes nothing from the file.
CREATE TABLE "import_problems" (
  "workspace_id" UUID NOT NULL,
  "import_id" UUID NOT NULL,
  "line" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "column" TEXT,
  "code" TEXT NOT NULL,
  "message" TEXT NOT NULL,
  CONSTRAINT "import_problems_pkey" PRIMARY KEY ("workspace_id", "import_id", "line", "number"),
  CONSTRAINT "import_problems_workspace_id_import_id_fkey" FOREIGN KEY ("workspace_id", "import_id")
    REFERENCES "imports" ("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['imports', 'import_rows', 'import_leads', 'import_keys', 'import_problems'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format(
      'CREATE POLICY "writers" ON %I TO "overture_api", "overture_engine" USING (true) WITH CHECK (true)', guarded);
    EXECUTE format(
      'CREATE POLICY "one_workspace" ON %I FOR SELECT TO "overture_reader" USING (workspace_id = '
      || '(SELECT nullif(current_setting(''overture.workspace'', true), '''')::uuid))', guarded);
    EXECUTE format(
      'GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO "overture_api", "overture_engine"', guarded);
  END LOOP;
END $$;
-- Postgres plans by what it knows of a table: an import that fills one tells it so.
GRANT MAINTAIN ON "leads", "channel_identities", "companies" TO "overture_engine";
-- What stands in a file is of no use to the adapter that faces assistants; how far its import is, is.
GRANT SELECT ON "imports" TO "overture_reader";
