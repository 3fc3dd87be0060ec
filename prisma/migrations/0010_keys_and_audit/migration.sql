-- Keys with budgets, acts that are made only on what the caller saw, and a record of who did what.

-- ── Keys ────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Null: the installation's default. Last use is coarse: written at most every ten minutes.
ALTER TABLE "api_keys"
  ADD COLUMN "reads_per_minute" INTEGER CHECK ("reads_per_minute" BETWEEN 1 AND 1000000),
  ADD COLUMN "acts_per_minute" INTEGER CHECK ("acts_per_minute" BETWEEN 1 AND 1000000),
  ADD COLUMN "last_used_at" TIMESTAMPTZ(3);
GRANT SELECT ("reads_per_minute", "acts_per_minute", "last_used_at") ON "api_keys"
  TO "overture_api", "overture_engine", "overture_reader";

-- As before, and with what the key may do in a minute.
DROP FUNCTION "authenticate_api_key"(text, text);
CREATE FUNCTION "authenticate_api_key"("given_lookup" text, "given_secret_hash" text)
RETURNS TABLE (
  "workspace_id" uuid, "id" uuid, "scopes" text[], "kind" text, "expires_at" timestamptz, "revoked_at" timestamptz,
  "reads_per_minute" integer, "acts_per_minute" integer
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT k.workspace_id, k.id, k.scopes, k.kind, k.expires_at, k.revoked_at, k.reads_per_minute, k.acts_per_minute
  FROM public.api_keys k
  WHERE k.lookup = given_lookup AND k.secret_hash = given_secret_hash
$$;
REVOKE ALL ON FUNCTION "authenticate_api_key"(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "authenticate_api_key"(text, text) TO "overture_api", "overture_engine", "overture_reader";

-- ── Acts ────────────────────────────────────────────────────────────────────────────────────────────────────────

-- The condition and the origin of an accepted act, for whoever carries it out after a crash.
ALTER TABLE "actions" ADD COLUMN "if_match" TEXT, ADD COLUMN "request_id" TEXT, ADD COLUMN "ip" TEXT;
-- Finished ones are forgotten in the order in which they ended.
CREATE INDEX "actions_finished" ON "actions" ("workspace_id", "finished_at") WHERE "finished_at" IS NOT NULL;

-- ── The audit log ───────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE "audit_entries" (
  "workspace_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "principal" UUID NOT NULL,
  "operation" TEXT NOT NULL,
  "outcome" TEXT NOT NULL,
  "code" TEXT,
  "resource_ids" TEXT[],
  "input_hash" TEXT NOT NULL,
  "request_id" TEXT,
  "ip" TEXT,
  "action_id" UUID,
  CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("workspace_id", "id"),
  CONSTRAINT "audit_entries_outcome_known" CHECK ("outcome" IN ('refused', 'done')),
  CONSTRAINT "audit_entries_refusal_has_code" CHECK (("outcome" = 'refused') = ("code" IS NOT NULL))
);
CREATE INDEX "audit_entries_principal" ON "audit_entries" ("workspace_id", "principal", "id");
CREATE INDEX "audit_entries_resource" ON "audit_entries" USING gin ("resource_ids");

ALTER TABLE "audit_entries" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "writers" ON "audit_entries" TO "overture_api", "overture_engine" USING (true) WITH CHECK (true);
CREATE POLICY "one_workspace" ON "audit_entries" FOR SELECT TO "overture_reader"
  USING ("workspace_id" = (SELECT nullif(current_setting('overture.workspace', true), '')::uuid));
-- Only appended: what was done stays said.
GRANT SELECT, INSERT ON "audit_entries" TO "overture_api", "overture_engine";
GRANT SELECT ON "audit_entries" TO "overture_reader";
