-- Figures by step, variant, identity, account, audience and day; meetings and deals that change their mind; calendars.

-- ── Figures ─────────────────────────────────────────────────────────────────────────────────────────────────────

-- They are projections: counted again from the log, with the new dimensions, by the first worker that starts.
DROP TABLE "figures";
DROP TABLE "figure_members";
DELETE FROM "event_cursors" WHERE "consumer" = 'figures';

CREATE TABLE "figures" (
  "workspace_id" UUID NOT NULL,
  "campaign_id" UUID NOT NULL,
  "dimension" TEXT NOT NULL,
  "grain" TEXT NOT NULL,
  "starts_on" DATE NOT NULL,
  "key" TEXT NOT NULL,
  "metric" TEXT NOT NULL,
  "currency" TEXT NOT NULL DEFAULT '',
  "count" INTEGER NOT NULL DEFAULT 0,
  "amount_cents" BIGINT NOT NULL DEFAULT 0,
  CONSTRAINT "figures_pkey"
    PRIMARY KEY ("workspace_id", "campaign_id", "dimension", "grain", "starts_on", "key", "metric", "currency"),
  CONSTRAINT "figures_workspace_id_campaign_id_fkey" FOREIGN KEY ("workspace_id", "campaign_id")
    REFERENCES "campaigns" ("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "figures_dimension_known"
    CHECK ("dimension" IN ('campaign', 'step', 'variant', 'identity', 'account', 'audience')),
  CONSTRAINT "figures_grain_known" CHECK ("grain" IN ('total', 'month', 'day'))
);

-- What was counted, and where: one row for each thing and for each place in which a person counts.
CREATE TABLE "figure_facts" (
  "workspace_id" UUID NOT NULL,
  "campaign_id" UUID NOT NULL,
  "slot" TEXT NOT NULL,
  "place" TEXT NOT NULL,
  "subject" UUID NOT NULL,
  -- The smaller one stands, then the smaller event id.
  "rank" BIGINT NOT NULL,
  "event_id" UUID NOT NULL,
  "lead_id" UUID,
  "metrics" TEXT[],
  "day" DATE NOT NULL,
  "whole" BOOLEAN NOT NULL,
  "step_id" TEXT,
  "variant" TEXT,
  "account_id" UUID,
  "identity_id" UUID,
  "audience_id" UUID,
  "amount_cents" BIGINT NOT NULL DEFAULT 0,
  "currency" TEXT NOT NULL DEFAULT '',
  CONSTRAINT "figure_facts_pkey" PRIMARY KEY ("workspace_id", "campaign_id", "slot", "place", "subject")
);

-- The zone in which the days of a workspace were counted; when it is changed they are counted again.
CREATE TABLE "figure_zones" (
  "workspace_id" UUID NOT NULL,
  "time_zone" TEXT NOT NULL,
  CONSTRAINT "figure_zones_pkey" PRIMARY KEY ("workspace_id")
);

-- The audience that a person came from; null for one that was pushed, or that came before this was kept.
ALTER TABLE "enrollments"
  ADD COLUMN "audience_id" UUID,
  ADD CONSTRAINT "enrollments_workspace_id_audience_id_fkey" FOREIGN KEY ("workspace_id", "audience_id")
    REFERENCES "audiences" ("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Meetings ────────────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "meetings"
  ADD COLUMN "step_id" TEXT,
  ADD COLUMN "source" TEXT NOT NULL DEFAULT 'calendar',
  ADD COLUMN "status" TEXT NOT NULL DEFAULT 'booked',
  -- Rises with each change; events carry it.
  ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1,
  -- All that was reported about it: how it stands follows from the set.
  ADD COLUMN "reports" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "updated_at" TIMESTAMPTZ(3),
  ALTER COLUMN "starts_at" DROP NOT NULL,
  ADD CONSTRAINT "meetings_status_known" CHECK ("status" IN ('booked', 'rescheduled', 'cancelled', 'held', 'no_show'));
UPDATE "meetings" SET "updated_at" = "created_at", "reports" = jsonb_build_array(jsonb_build_object(
  'by', 'calendar', 'status', 'booked', 'externalId', "external_id", 'previousId', NULL, 'nextId', NULL,
  'startsAt', to_char("starts_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'at', floor(extract(epoch FROM "created_at") * 1000)));
ALTER TABLE "meetings" ALTER COLUMN "updated_at" SET NOT NULL;
DROP INDEX "meetings_workspace_id_external_id_key";
CREATE INDEX "meetings_newest" ON "meetings" ("workspace_id", "created_at" DESC, "id" DESC);
CREATE INDEX "meetings_of_campaign" ON "meetings" ("workspace_id", "campaign_id", "created_at");
CREATE INDEX "meetings_of_lead" ON "meetings" ("workspace_id", "lead_id");

-- Every id that a calendar gave a meeting: one that is moved gets a new one.
CREATE TABLE "meeting_references" (
  "workspace_id" UUID NOT NULL,
  "source" TEXT NOT NULL,
  "external_id" TEXT NOT NULL,
  "meeting_id" UUID NOT NULL,
  CONSTRAINT "meeting_references_pkey" PRIMARY KEY ("workspace_id", "source", "external_id"),
  CONSTRAINT "meeting_references_workspace_id_meeting_id_fkey" FOREIGN KEY ("workspace_id", "meeting_id")
    REFERENCES "meetings" ("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "meeting_references_of_meeting" ON "meeting_references" ("workspace_id", "meeting_id");
INSERT INTO "meeting_references" ("workspace_id", "source", "external_id", "meeting_id")
SELECT "workspace_id", "source", "external_id", "id" FROM "meetings";

-- ── Deals ───────────────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "deals" DROP CONSTRAINT "deals_stage_known";
ALTER TABLE "deals"
  ADD COLUMN "step_id" TEXT,
  ADD COLUMN "source" TEXT NOT NULL DEFAULT 'crm',
  ADD COLUMN "status" TEXT NOT NULL DEFAULT 'open',
  ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1,
  -- Business time since which it stands as it does.
  ADD COLUMN "status_since" TIMESTAMPTZ(3),
  -- When what is known of it was true, by whoever reported it: older news is ignored.
  ADD COLUMN "reported_at" TIMESTAMPTZ(3);
UPDATE "deals" SET "status" = "stage", "status_since" = "updated_at";
ALTER TABLE "deals"
  ALTER COLUMN "status_since" SET NOT NULL,
  ADD CONSTRAINT "deals_status_known" CHECK ("status" IN ('open', 'won', 'lost'));
DROP INDEX "deals_workspace_id_external_id_key";
CREATE UNIQUE INDEX "deals_workspace_id_source_external_id_key" ON "deals" ("workspace_id", "source", "external_id");
CREATE INDEX "deals_newest" ON "deals" ("workspace_id", "created_at" DESC, "id" DESC);
CREATE INDEX "deals_of_campaign" ON "deals" ("workspace_id", "campaign_id", "status", "stage");
CREATE INDEX "deals_of_lead" ON "deals" ("workspace_id", "lead_id");

-- What a deal went through; only appended.
CREATE TABLE "deal_changes" (
  "workspace_id" UUID NOT NULL,
  "deal_id" UUID NOT NULL,
  "revision" INTEGER NOT NULL,
  "stage" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "value_cents" BIGINT NOT NULL,
  "currency" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "deal_changes_pkey" PRIMARY KEY ("workspace_id", "deal_id", "revision"),
  CONSTRAINT "deal_changes_workspace_id_deal_id_fkey" FOREIGN KEY ("workspace_id", "deal_id")
    REFERENCES "deals" ("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "deal_changes" ("workspace_id", "deal_id", "revision", "stage", "status", "value_cents", "currency", "at")
SELECT "workspace_id", "id", 1, "stage", "status", "value_cents", "currency", "updated_at" FROM "deals";

-- ── Calendars ───────────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "inbound_hooks" DROP CONSTRAINT "inbound_hooks_kind_known";
ALTER TABLE "inbound_hooks"
  ADD CONSTRAINT "inbound_hooks_kind_known" CHECK ("kind" IN ('linkedin', 'sales', 'calcom', 'calendly'));
ALTER TABLE "inbound_signals" DROP CONSTRAINT "inbound_signals_source_known";
ALTER TABLE "inbound_signals" ADD CONSTRAINT "inbound_signals_source_known" CHECK ("source" IN
  ('imap', 'provider_webhook', 'provider_poll', 'sales_webhook', 'calcom_webhook', 'calendly_webhook', 'unsubscribe_link'));
-- Meetings and deals of people who are not known (yet).
CREATE INDEX "inbound_signals_unmatched_sales" ON "inbound_signals" ("workspace_id", "received_at" DESC, "id" DESC)
  WHERE "source" IN ('sales_webhook', 'calcom_webhook', 'calendly_webhook') AND "interpretation" ->> 'result' = 'unmatched';

-- ── Who may read and write them ─────────────────────────────────────────────────────────────────────────────────

DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['figures', 'figure_facts', 'figure_zones', 'meeting_references', 'deal_changes'] LOOP
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
