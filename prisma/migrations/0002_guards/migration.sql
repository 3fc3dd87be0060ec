-- What the schema language cannot say: which states exist, what may never change, and indexes over the few rows that wait.

-- ── At most one effect for each touch ───────────────────────────────────────────────────────────────────────────

-- A second attempt that may have reached somebody cannot exist.
CREATE UNIQUE INDEX "attempts_one_effect" ON "attempts" ("workspace_id", "touch_id")
  WHERE "state" IN ('sending', 'sent', 'unknown');

-- ── The few rows that wait, however large the table ─────────────────────────────────────────────────────────────

CREATE INDEX "touches_heads_of_lanes" ON "touches" ("workspace_id", "account_id", "kind", "priority", "due_at", "id")
  WHERE "state" = 'ready' AND "open";
CREATE INDEX "touches_reserved" ON "touches" ("workspace_id", "slot_at", "id") WHERE "state" = 'reserved';
CREATE INDEX "touches_reserved_of_lane" ON "touches" ("workspace_id", "account_id", "kind") WHERE "state" = 'reserved';
CREATE INDEX "touches_unsettled" ON "touches" ("state", "workspace_id", "id") WHERE "state" IN ('sending', 'unknown');
CREATE INDEX "touches_unsent_of_lead" ON "touches" ("workspace_id", "lead_id")
  WHERE "state" IN ('ready', 'reserved', 'sending', 'unknown', 'held');
CREATE INDEX "touches_unsent_of_campaign" ON "touches" ("workspace_id", "campaign_id")
  WHERE "state" IN ('ready', 'reserved', 'sending', 'unknown', 'held');
CREATE INDEX "attempts_open" ON "attempts" ("workspace_id", "state", "lease_until", "id") WHERE "state" IN ('sending', 'unknown');
CREATE INDEX "attempts_by_message_id" ON "attempts" ("workspace_id", "message_id") WHERE "message_id" IS NOT NULL;
CREATE INDEX "enrollments_due" ON "enrollments" ("workspace_id", "campaign_id", "due_at", "id") WHERE "status" = 'active' AND "due_at" IS NOT NULL;
CREATE INDEX "inbound_signals_unread_of_sender" ON "inbound_signals" ("workspace_id", "sender_hint")
  WHERE "processed_at" IS NULL;
CREATE INDEX "inbound_signals_unread" ON "inbound_signals" ("workspace_id", "received_at", "id") WHERE "processed_at" IS NULL;
CREATE INDEX "events_unsequenced" ON "events" ("id") WHERE "position" IS NULL;
CREATE INDEX "actions_unfinished" ON "actions" ("created_at", "id") WHERE "status" IN ('accepted', 'running');
CREATE INDEX "campaigns_scheduled" ON "campaigns" ("scheduled_at", "id") WHERE "status" = 'scheduled';

-- ── Which states exist ──────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "workspaces"
  ADD CONSTRAINT "workspaces_plan_policy_known" CHECK ("plan_policy" IN ('auto', 'person')),
  ADD CONSTRAINT "workspaces_inbox_stale_positive" CHECK ("inbox_stale_minutes" > 0);
ALTER TABLE "api_keys"
  ADD CONSTRAINT "api_keys_kind_known" CHECK ("kind" IN ('service', 'person'));
ALTER TABLE "accounts"
  ADD CONSTRAINT "accounts_channel_known" CHECK ("channel" IN ('email', 'linkedin')),
  ADD CONSTRAINT "accounts_status_known" CHECK ("status" IN ('running', 'paused', 'needs_attention')),
  ADD CONSTRAINT "accounts_gap_ordered" CHECK (0 <= "gap_seconds_min" AND "gap_seconds_min" <= "gap_seconds_max");
ALTER TABLE "channel_identities"
  ADD CONSTRAINT "channel_identities_kind_known"
    CHECK ("kind" IN ('email', 'linkedin_public_id', 'linkedin_member_id'));
ALTER TABLE "audiences"
  ADD CONSTRAINT "audiences_kind_known" CHECK ("kind" IN ('static', 'filter'));
ALTER TABLE "campaigns"
  ADD CONSTRAINT "campaigns_status_known"
    CHECK ("status" IN ('draft', 'scheduled', 'running', 'paused', 'completed', 'cancelled')),
  ADD CONSTRAINT "campaigns_scheduled_has_time" CHECK ("status" <> 'scheduled' OR "scheduled_at" IS NOT NULL);
ALTER TABLE "enrollments"
  ADD CONSTRAINT "enrollments_status_known" CHECK ("status" IN ('active', 'finished', 'stopped'));
ALTER TABLE "touches"
  ADD CONSTRAINT "touches_kind_known" CHECK ("kind" IN
    ('email', 'linkedin_visit', 'linkedin_invite', 'linkedin_message', 'email_reply', 'linkedin_reply')),
  ADD CONSTRAINT "touches_state_known" CHECK ("state" IN
    ('ready', 'reserved', 'sending', 'sent', 'failed', 'unknown', 'held', 'cancelled')),
  ADD CONSTRAINT "touches_reserved_has_slot" CHECK ("state" <> 'reserved' OR "slot_at" IS NOT NULL);
ALTER TABLE "attempts"
  ADD CONSTRAINT "attempts_state_known"
    CHECK ("state" IN ('sending', 'sent', 'refused', 'deferred', 'unknown', 'disproved'));
ALTER TABLE "budget_days"
  ADD CONSTRAINT "budget_days_used_not_negative" CHECK ("used" >= 0);
ALTER TABLE "inbound_signals"
  ADD CONSTRAINT "inbound_signals_source_known" CHECK ("source" IN
    ('imap', 'provider_webhook', 'provider_poll', 'sales_webhook', 'unsubscribe_link'));
ALTER TABLE "inbound_hooks"
  ADD CONSTRAINT "inbound_hooks_kind_known" CHECK ("kind" IN ('linkedin', 'sales'));
ALTER TABLE "conversations"
  ADD CONSTRAINT "conversations_channel_known" CHECK ("channel" IN ('email', 'linkedin'));
ALTER TABLE "messages"
  ADD CONSTRAINT "messages_direction_known" CHECK ("direction" IN ('in', 'out'));
ALTER TABLE "suppressions"
  ADD CONSTRAINT "suppressions_kind_known" CHECK ("kind" IN ('email', 'domain', 'linkedin'));
ALTER TABLE "deals"
  ADD CONSTRAINT "deals_stage_known" CHECK ("stage" IN ('open', 'won', 'lost'));
ALTER TABLE "actions"
  ADD CONSTRAINT "actions_status_known" CHECK ("status" IN ('accepted', 'running', 'succeeded', 'failed'));
ALTER TABLE "plans"
  ADD CONSTRAINT "plans_status_known" CHECK ("status" IN ('waiting', 'approved', 'executed', 'expired', 'void')),
  ADD CONSTRAINT "plans_approved_by_another" CHECK ("approved_by" <> "proposed_by");

-- ── What may never change ───────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % may not change', TG_ARGV[0], TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- A running campaign relies on the graph that was launched.
CREATE TRIGGER "sequence_versions_immutable" BEFORE UPDATE ON "sequence_versions"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"('A version');
-- What a person approves is what was proposed.
CREATE TRIGGER "plans_decision_immutable" BEFORE UPDATE OF "decision", "decision_hash" ON "plans"
  FOR EACH ROW WHEN (OLD."decision_hash" <> NEW."decision_hash" OR OLD."decision" <> NEW."decision")
  EXECUTE FUNCTION "refuse_change"('The decision');
