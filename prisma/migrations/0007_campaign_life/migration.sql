-- Campaigns that are put away, templates, and emails that somebody sends to themselves to see how they read.

-- ── Campaigns ───────────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "campaigns"
  -- Business time; put away, and hidden from lists.
  ADD COLUMN "archived_at" TIMESTAMPTZ(3),
  -- Why it was paused or stopped, in the words of whoever did.
  ADD COLUMN "status_reason" TEXT,
  -- Business time of the last change of its status.
  ADD COLUMN "status_changed_at" TIMESTAMPTZ(3);

-- One word for one thing: a campaign is stopped, a touch is cancelled.
ALTER TABLE "campaigns" DROP CONSTRAINT "campaigns_status_known";
UPDATE "campaigns" SET "status" = 'stopped' WHERE "status" = 'cancelled';
UPDATE "enrollments" SET "stop_reason" = 'campaign_stopped' WHERE "stop_reason" = 'campaign_cancelled';
UPDATE "touches" SET "reason" = 'campaign_stopped' WHERE "reason" = 'campaign_cancelled';
ALTER TABLE "campaigns"
  ADD CONSTRAINT "campaigns_status_known"
    CHECK ("status" IN ('draft', 'scheduled', 'running', 'paused', 'completed', 'stopped')),
  -- What still works is not put away.
  ADD CONSTRAINT "campaigns_archived_at_rest"
    CHECK ("archived_at" IS NULL OR "status" IN ('draft', 'completed', 'stopped'));

-- ── Templates ───────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE "templates" (
  "workspace_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "description" TEXT NOT NULL,
  "graph" JSONB NOT NULL,
  "archived_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "templates_pkey" PRIMARY KEY ("workspace_id", "id")
);

ALTER TABLE "templates" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "writers" ON "templates" TO "overture_api", "overture_engine" USING (true) WITH CHECK (true);
CREATE POLICY "one_workspace" ON "templates" FOR SELECT TO "overture_reader"
  USING ("workspace_id" = (SELECT nullif(current_setting('overture.workspace', true), '')::uuid));
GRANT SELECT, INSERT, UPDATE, DELETE ON "templates" TO "overture_api", "overture_engine";
GRANT SELECT ON "templates" TO "overture_reader";

-- ── Test sends ──────────────────────────────────────────────────────────────────────────────────────────────────

-- A test is a touch like any other on its way out, and concerns no lead: nothing that counts people finds it.
ALTER TABLE "touches"
  ALTER COLUMN "lead_id" DROP NOT NULL,
  ALTER COLUMN "channel_identity_id" DROP NOT NULL,
  -- The own address that a test goes to.
  ADD COLUMN "test_address" TEXT;
ALTER TABLE "touches" DROP CONSTRAINT "touches_kind_known";
ALTER TABLE "touches"
  ADD CONSTRAINT "touches_kind_known" CHECK ("kind" IN
    ('email', 'linkedin_visit', 'linkedin_invite', 'linkedin_message', 'email_reply', 'linkedin_reply', 'email_test')),
  ADD CONSTRAINT "touches_reach_a_lead_or_test" CHECK (
    CASE WHEN "kind" = 'email_test'
      THEN "lead_id" IS NULL AND "channel_identity_id" IS NULL AND "campaign_id" IS NULL AND "enrollment_id" IS NULL
        AND "test_address" IS NOT NULL
      ELSE "lead_id" IS NOT NULL AND "channel_identity_id" IS NOT NULL
    END);

CREATE INDEX "touches_tests" ON "touches" ("workspace_id", "created_at") WHERE "kind" = 'email_test';
