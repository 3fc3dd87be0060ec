-- The event log as its consumers read it, and webhooks: who is told, what is still to be told, and what came of each try.

-- One workspace's events in their order: for pages, streams and endpoints that catch up.
CREATE INDEX "events_of_workspace" ON "events" ("workspace_id", "position") WHERE "position" IS NOT NULL;

CREATE TABLE "webhook_endpoints" (
  "workspace_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "url" TEXT NOT NULL,
  "description" TEXT NOT NULL DEFAULT '',
  "types" TEXT[],
  "status" TEXT NOT NULL DEFAULT 'enabled',
  "disabled_because" TEXT,
  "disabled_at" TIMESTAMPTZ(3),
  "sealed_secret" BYTEA NOT NULL,
  "sealed_previous_secret" BYTEA,
  "rotation_ends_at" TIMESTAMPTZ(3),
  "failures" INTEGER NOT NULL DEFAULT 0,
  "failing_since" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "webhook_endpoints_pkey" PRIMARY KEY ("workspace_id", "id"),
  CONSTRAINT "webhook_endpoints_status_known" CHECK ("status" IN ('enabled', 'disabled')),
  CONSTRAINT "webhook_endpoints_disabled_because_known" CHECK ("disabled_because" IN ('asked', 'gone', 'failing'))
);

-- How far the log has been made into deliveries. A row of its own: it moves with every event, and the endpoint does not.
CREATE TABLE "webhook_cursors" (
  "workspace_id" UUID NOT NULL,
  "endpoint_id" UUID NOT NULL,
  "position" BIGINT NOT NULL,
  CONSTRAINT "webhook_cursors_pkey" PRIMARY KEY ("workspace_id", "endpoint_id"),
  CONSTRAINT "webhook_cursors_workspace_id_endpoint_id_fkey" FOREIGN KEY ("workspace_id", "endpoint_id")
    REFERENCES "webhook_endpoints" ("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "webhook_deliveries" (
  "workspace_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "endpoint_id" UUID NOT NULL,
  "event_id" UUID NOT NULL,
  "event_type" TEXT NOT NULL,
  "position" BIGINT NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'waiting',
  "tries" INTEGER NOT NULL DEFAULT 0,
  "first_tried_at" TIMESTAMPTZ(3),
  "next_try_at" TIMESTAMPTZ(3),
  "claim" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "finished_at" TIMESTAMPTZ(3),
  CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("workspace_id", "id"),
  CONSTRAINT "webhook_deliveries_workspace_id_endpoint_id_fkey" FOREIGN KEY ("workspace_id", "endpoint_id")
    REFERENCES "webhook_endpoints" ("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "webhook_deliveries_state_known" CHECK ("state" IN ('waiting', 'delivered', 'dead'))
);
-- What an endpoint is to be told next, without a look at what it was told.
CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" ("workspace_id", "endpoint_id", "next_try_at", "position")
  WHERE "state" = 'waiting';
CREATE INDEX "webhook_deliveries_of_endpoint" ON "webhook_deliveries" ("workspace_id", "endpoint_id", "id");
CREATE INDEX "webhook_deliveries_of_event" ON "webhook_deliveries" ("workspace_id", "event_id");
CREATE INDEX "webhook_deliveries_finished" ON "webhook_deliveries" ("finished_at") WHERE "finished_at" IS NOT NULL;

CREATE TABLE "webhook_attempts" (
  "workspace_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "delivery_id" UUID NOT NULL,
  "number" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "duration_ms" INTEGER NOT NULL,
  "outcome" TEXT NOT NULL,
  "response_status" INTEGER,
  "response" TEXT,
  "next_try_at" TIMESTAMPTZ(3),
  CONSTRAINT "webhook_attempts_pkey" PRIMARY KEY ("workspace_id", "id"),
  CONSTRAINT "webhook_attempts_workspace_id_delivery_id_fkey" FOREIGN KEY ("workspace_id", "delivery_id")
    REFERENCES "webhook_deliveries" ("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "webhook_attempts_of_delivery" ON "webhook_attempts" ("workspace_id", "delivery_id", "number");

-- ── Who may read and write them ─────────────────────────────────────────────────────────────────────────────────

DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['webhook_endpoints', 'webhook_cursors', 'webhook_deliveries', 'webhook_attempts'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format(
      'CREATE POLICY "writers" ON %I TO "overture_api", "overture_engine" USING (true) WITH CHECK (true)', guarded);
    EXECUTE format(
      'CREATE POLICY "one_workspace" ON %I FOR SELECT TO "overture_reader" USING (workspace_id = '
      || '(SELECT nullif(current_setting(''overture.workspace'', true), '''')::uuid))', guarded);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO "overture_api", "overture_engine"', guarded);
  END LOOP;
END $$;
GRANT SELECT ON "webhook_cursors", "webhook_deliveries", "webhook_attempts" TO "overture_reader";
-- All but the signing secrets.
GRANT SELECT ("workspace_id", "id", "url", "description", "types", "status", "disabled_because", "disabled_at",
  "rotation_ends_at", "failures", "failing_since", "created_at") ON "webhook_endpoints" TO "overture_reader";
