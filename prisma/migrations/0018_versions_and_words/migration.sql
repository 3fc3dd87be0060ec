-- Live edits of what a campaign says, and richer texts: versions that say whose they are, leads that wait for a value,
-- snippets and signatures.

-- ── Versions ────────────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "sequence_versions"
  ADD COLUMN "created_by" UUID,
  ADD COLUMN "snippets" JSONB NOT NULL DEFAULT '[]';

ALTER TABLE "enrollments"
  ADD COLUMN "blocked_on" TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "home_version_id" UUID,
  ADD COLUMN "home_step_id" TEXT;
ALTER TABLE "enrollments"
  ADD CONSTRAINT "enrollments_home_is_whole" CHECK (("home_version_id" IS NULL) = ("home_step_id" IS NULL));

-- ── Leads that lack a value ─────────────────────────────────────────────────────────────────────────────────────

CREATE INDEX "enrollments_blocked" ON "enrollments" ("workspace_id", "lead_id")
  WHERE "status" = 'active' AND cardinality("blocked_on") > 0;

-- Whoever completes a lead lets its texts be looked at again. The time at which it came to its step has passed in business
-- time, so it is due. Rows that somebody else holds are passed over, so that no edit of a lead ever waits for the engine:
-- the engine looks at a blocked enrollment again by itself, too.
CREATE FUNCTION "wake_blocked_of_leads"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "enrollments" e SET "due_at" = e."step_entered_at"
  WHERE (e."workspace_id", e."id") IN (
    SELECT x."workspace_id", x."id" FROM "enrollments" x
    JOIN "changed" c ON c."workspace_id" = x."workspace_id" AND c."id" = x."lead_id"
    WHERE x."status" = 'active' AND cardinality(x."blocked_on") > 0
    FOR NO KEY UPDATE OF x SKIP LOCKED);
  RETURN NULL;
END $$;
CREATE TRIGGER "leads_wake_blocked" AFTER UPDATE ON "leads"
  REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "wake_blocked_of_leads"();

CREATE FUNCTION "wake_blocked_of_companies"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "enrollments" e SET "due_at" = e."step_entered_at"
  WHERE (e."workspace_id", e."id") IN (
    SELECT x."workspace_id", x."id" FROM "enrollments" x
    JOIN "leads" l ON l."workspace_id" = x."workspace_id" AND l."id" = x."lead_id"
    JOIN "changed" c ON c."workspace_id" = l."workspace_id" AND c."id" = l."company_id"
    WHERE x."status" = 'active' AND cardinality(x."blocked_on") > 0
    FOR NO KEY UPDATE OF x SKIP LOCKED);
  RETURN NULL;
END $$;
CREATE TRIGGER "companies_wake_blocked" AFTER UPDATE ON "companies"
  REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "wake_blocked_of_companies"();

-- ── Snippets and signatures ─────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE "snippets" (
  "workspace_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "revision" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "snippets_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE UNIQUE INDEX "snippets_workspace_id_name_key" ON "snippets" ("workspace_id", "name");

ALTER TABLE "snippets" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "one_workspace" ON "snippets" TO "overture_api", "overture_reader"
  USING ("workspace_id" = (SELECT nullif(current_setting('overture.workspace', true), '')::uuid))
  WITH CHECK ("workspace_id" = (SELECT nullif(current_setting('overture.workspace', true), '')::uuid));
CREATE POLICY "all_workspaces" ON "snippets" TO "overture_engine" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON "snippets" TO "overture_api", "overture_engine";
GRANT SELECT ON "snippets" TO "overture_reader";

ALTER TABLE "identities" ADD COLUMN "signature" TEXT;
ALTER TABLE "accounts" ADD COLUMN "signature" TEXT;
GRANT SELECT ("signature") ON "accounts" TO "overture_api", "overture_reader";
