-- Several audiences for a campaign, leads that enter while it runs, and what is done about one enrollment.

-- ── Whom a campaign addresses ───────────────────────────────────────────────────────────────────────────────────

CREATE TABLE "campaign_audiences" (
  "workspace_id" UUID NOT NULL,
  "campaign_id" UUID NOT NULL,
  "audience_id" UUID NOT NULL,
  "live" BOOLEAN NOT NULL DEFAULT false,
  -- The last lead that the sweep under way has looked at.
  "swept_to" UUID,
  -- Business time at which the last sweep was complete.
  "swept_at" TIMESTAMPTZ(3),
  CONSTRAINT "campaign_audiences_pkey" PRIMARY KEY ("workspace_id", "campaign_id", "audience_id"),
  CONSTRAINT "campaign_audiences_workspace_id_campaign_id_fkey" FOREIGN KEY ("workspace_id", "campaign_id")
    REFERENCES "campaigns" ("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "campaign_audiences_workspace_id_audience_id_fkey" FOREIGN KEY ("workspace_id", "audience_id")
    REFERENCES "audiences" ("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "campaign_audiences_workspace_id_audience_id_idx" ON "campaign_audiences" ("workspace_id", "audience_id");

INSERT INTO "campaign_audiences" ("workspace_id", "campaign_id", "audience_id")
SELECT "workspace_id", "id", "audience_id" FROM "campaigns" WHERE "audience_id" IS NOT NULL;
ALTER TABLE "campaigns" DROP COLUMN "audience_id";

ALTER TABLE "audiences" ADD COLUMN "archived_at" TIMESTAMPTZ(3);

-- ── How many may enter, and who is never asked ──────────────────────────────────────────────────────────────────

ALTER TABLE "campaigns"
  ADD COLUMN "max_enrollments" INTEGER,
  ADD COLUMN "max_enrollments_per_day" INTEGER,
  -- Frozen at launch: whom its launch and everything after it leaves out.
  ADD COLUMN "exclude" JSONB,
  ADD CONSTRAINT "campaigns_caps_positive"
    CHECK (coalesce("max_enrollments", 1) > 0 AND coalesce("max_enrollments_per_day", 1) > 0);

-- IANA zone in which the workspace counts its days.
ALTER TABLE "workspaces" ADD COLUMN "time_zone" TEXT NOT NULL DEFAULT 'UTC';

-- The ledger of who entered a campaign on a day of its workspace.
CREATE TABLE "enrollment_days" (
  "workspace_id" UUID NOT NULL,
  "campaign_id" UUID NOT NULL,
  "day" DATE NOT NULL,
  "used" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "enrollment_days_pkey" PRIMARY KEY ("workspace_id", "campaign_id", "day"),
  CONSTRAINT "enrollment_days_workspace_id_campaign_id_fkey" FOREIGN KEY ("workspace_id", "campaign_id")
    REFERENCES "campaigns" ("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "enrollment_days_used_not_negative" CHECK ("used" >= 0)
);
INSERT INTO "enrollment_days" ("workspace_id", "campaign_id", "day", "used")
SELECT "workspace_id", "campaign_id", ("created_at" AT TIME ZONE 'UTC')::date, count(*) FROM "enrollments" GROUP BY 1, 2, 3;

-- A lead on its way into a campaign: it waits for its turn, or was left out for a reason that may pass.
CREATE TABLE "campaign_entries" (
  "workspace_id" UUID NOT NULL,
  "campaign_id" UUID NOT NULL,
  "lead_id" UUID NOT NULL,
  "source" TEXT NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'waiting',
  "reason" TEXT,
  -- Who was to speak, where a launch decided it.
  "identity_id" UUID,
  -- Business time, as below.
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "looked_at" TIMESTAMPTZ(3),
  CONSTRAINT "campaign_entries_pkey" PRIMARY KEY ("workspace_id", "campaign_id", "lead_id"),
  CONSTRAINT "campaign_entries_workspace_id_campaign_id_fkey" FOREIGN KEY ("workspace_id", "campaign_id")
    REFERENCES "campaigns" ("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "campaign_entries_workspace_id_lead_id_fkey" FOREIGN KEY ("workspace_id", "lead_id")
    REFERENCES "leads" ("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "campaign_entries_source_known" CHECK ("source" IN ('launch', 'live', 'push')),
  CONSTRAINT "campaign_entries_state_known" CHECK ("state" IN ('waiting', 'left_out')),
  CONSTRAINT "campaign_entries_left_out_has_reason" CHECK ("state" = 'waiting' OR "reason" IS NOT NULL)
);
CREATE INDEX "campaign_entries_workspace_id_lead_id_idx" ON "campaign_entries" ("workspace_id", "lead_id");
CREATE INDEX "campaign_entries_waiting" ON "campaign_entries" ("workspace_id", "campaign_id", "asked_at", "lead_id")
  WHERE "state" = 'waiting';

-- ── One enrollment ──────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "enrollments"
  -- Business time; an active enrollment that somebody holds: nothing is decided and nothing sent until it is resumed.
  ADD COLUMN "paused_at" TIMESTAMPTZ(3),
  ADD COLUMN "converted_at" TIMESTAMPTZ(3);

-- What is held is not among the heads, however long it is held.
DROP INDEX "enrollments_due";
CREATE INDEX "enrollments_due" ON "enrollments" ("workspace_id", "campaign_id", "due_at", "id")
  WHERE "status" = 'active' AND "due_at" IS NOT NULL AND "paused_at" IS NULL;

-- Who was contacted lately, and who of a company is spoken with.
CREATE INDEX "touches_reached_lead" ON "touches" ("workspace_id", "lead_id", "sent_at") WHERE "state" = 'sent';
CREATE INDEX "leads_of_company" ON "leads" ("workspace_id", "company_id") WHERE "company_id" IS NOT NULL;

-- ── Who may read and write them ─────────────────────────────────────────────────────────────────────────────────

DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['campaign_audiences', 'enrollment_days', 'campaign_entries'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format(
      'CREATE POLICY "writers" ON %I TO "overture_api", "overture_engine" USING (true) WITH CHECK (true)', guarded);
    EXECUTE format(
      'CREATE POLICY "one_workspace" ON %I FOR SELECT TO "overture_reader" USING (workspace_id = '
      || '(SELECT nullif(current_setting(''overture.workspace'', true), '''')::uuid))', guarded);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO "overture_api", "overture_engine"', guarded);
    EXECUTE format('GRANT SELECT ON %I TO "overture_reader"', guarded);
  END LOOP;
END $$;
