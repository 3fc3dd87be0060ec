-- When anything may leave, and who is left alone: hours of the workspace, of a sender and of a campaign beside those of an
-- account, a lead's own zone, suppressed companies, and how often somebody may be contacted.

-- ── Hours ───────────────────────────────────────────────────────────────────────────────────────────────────────

-- Null: no hours of its own.
ALTER TABLE "workspaces" ADD COLUMN "window" JSONB;
ALTER TABLE "identities" ADD COLUMN "window" JSONB;
ALTER TABLE "campaigns"
  ADD COLUMN "window" JSONB,
  -- Read the campaign's hours on the clock of each lead whose zone is known.
  ADD COLUMN "in_lead_zone" BOOLEAN NOT NULL DEFAULT false,
  ADD CONSTRAINT "campaigns_lead_zone_needs_hours" CHECK (NOT "in_lead_zone" OR "window" IS NOT NULL);
-- IANA zone in which the lead lives.
ALTER TABLE "leads" ADD COLUMN "time_zone" TEXT;
ALTER TABLE "import_rows" ADD COLUMN "time_zone" TEXT;

-- Touches whose hours have not come, by what they wait for: hours that change let them go at once.
CREATE INDEX "touches_waiting_for_hours" ON "touches" ("workspace_id", "account_id")
  WHERE "state" = 'ready' AND "reason" IN ('outside_window', 'window_never_opens');

-- ── Whom not to contact ─────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "suppressions"
  DROP CONSTRAINT "suppressions_kind_known",
  ADD CONSTRAINT "suppressions_kind_known" CHECK ("kind" IN ('email', 'domain', 'linkedin', 'company')),
  ADD COLUMN "evidence" TEXT,
  -- A company that is known. Its suppression has the company's domain as value, if there is one, else this id.
  ADD COLUMN "company_id" UUID,
  ADD CONSTRAINT "suppressions_workspace_id_company_id_fkey" FOREIGN KEY ("workspace_id", "company_id")
    REFERENCES "companies" ("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "suppressions_workspace_id_company_id_idx" ON "suppressions" ("workspace_id", "company_id");

-- Null: a person and a company may be contacted as often as their sequences ask for.
ALTER TABLE "workspaces" ADD COLUMN "contact_policy" JSONB;
-- The same for those that it holds back: a policy that changes is asked again at once.
CREATE INDEX "touches_waiting_for_policy" ON "touches" ("workspace_id")
  WHERE "state" = 'ready' AND "reason" IN ('person_touched_often', 'company_has_sender');
