-- The steps that people really write: follow, InMail, withdrawal, tasks for a person, and those with an effect inside Overture.

-- ── Touches ─────────────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "touches" ADD COLUMN "variant" TEXT;
ALTER TABLE "touches" DROP CONSTRAINT "touches_kind_known", DROP CONSTRAINT "touches_reach_a_lead_or_test";
ALTER TABLE "touches"
  ADD CONSTRAINT "touches_kind_known" CHECK ("kind" IN
    ('email', 'linkedin_visit', 'linkedin_invite', 'linkedin_message', 'linkedin_follow', 'linkedin_inmail',
     'linkedin_withdraw', 'manual_task', 'email_reply', 'linkedin_reply', 'email_test')),
  ADD CONSTRAINT "touches_reach_a_lead_or_test" CHECK (
    CASE "kind"
      WHEN 'email_test' THEN "lead_id" IS NULL AND "channel_identity_id" IS NULL AND "campaign_id" IS NULL
        AND "enrollment_id" IS NULL AND "test_address" IS NOT NULL
      -- A person finds their own way to whoever the task is about.
      WHEN 'manual_task' THEN "lead_id" IS NOT NULL AND "enrollment_id" IS NOT NULL AND "channel_identity_id" IS NULL
      ELSE "lead_id" IS NOT NULL AND "channel_identity_id" IS NOT NULL
    END),
  -- No machine takes a task in hand: it gets no slot, and nothing about it is ever unknown.
  ADD CONSTRAINT "touches_tasks_are_done_by_people" CHECK (
    "kind" <> 'manual_task' OR "state" IN ('ready', 'sent', 'failed', 'cancelled'));
-- What waits for a person, the longest due first.
CREATE INDEX "touches_tasks" ON "touches" ("workspace_id", "due_at", "id") WHERE "kind" = 'manual_task';

-- A profile that was looked at or followed was not contacted, nor was who lost an invitation.
CREATE OR REPLACE FUNCTION "refresh_lead_activity"("workspaces" uuid[], "ids" uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO lead_activity AS a (workspace_id, lead_id, last_contacted_at, last_replied_at)
  SELECT l.workspace_id, l.id,
    (SELECT max(t.sent_at) FROM touches t WHERE t.workspace_id = l.workspace_id AND t.lead_id = l.id
       AND t.sent_at IS NOT NULL AND t.kind NOT IN ('linkedin_visit', 'linkedin_follow', 'linkedin_withdraw')),
    (SELECT max(m.occurred_at) FROM conversations v
       JOIN messages m ON m.workspace_id = v.workspace_id AND m.conversation_id = v.id
       WHERE v.workspace_id = l.workspace_id AND v.lead_id = l.id AND m.direction = 'in' AND NOT m.automatic)
  FROM (SELECT DISTINCT * FROM unnest(workspaces, ids) AS pair (workspace_id, id)) AS given
  JOIN leads l ON l.workspace_id = given.workspace_id AND l.id = given.id AND l.state = 'present'
  ON CONFLICT (workspace_id, lead_id) DO UPDATE
    SET last_contacted_at = excluded.last_contacted_at, last_replied_at = excluded.last_replied_at
  WHERE (a.last_contacted_at, a.last_replied_at) IS DISTINCT FROM (excluded.last_contacted_at, excluded.last_replied_at);

  DELETE FROM lead_activity a USING unnest(workspaces, ids) AS given (workspace_id, id)
  WHERE a.workspace_id = given.workspace_id AND a.lead_id = given.id AND NOT EXISTS (
    SELECT FROM leads l WHERE l.workspace_id = a.workspace_id AND l.id = a.lead_id AND l.state = 'present');
END $$;
DROP TRIGGER "touches_contact_inserted" ON "touches";
DROP TRIGGER "touches_contact_updated" ON "touches";
CREATE TRIGGER "touches_contact_inserted" AFTER INSERT ON "touches" FOR EACH ROW
  WHEN (NEW.sent_at IS NOT NULL AND NEW.kind NOT IN ('linkedin_visit', 'linkedin_follow', 'linkedin_withdraw')) EXECUTE FUNCTION "touch_sent"();
CREATE TRIGGER "touches_contact_updated" AFTER UPDATE OF "sent_at", "lead_id" ON "touches" FOR EACH ROW
  WHEN (NEW.sent_at IS NOT NULL AND NEW.kind NOT IN ('linkedin_visit', 'linkedin_follow', 'linkedin_withdraw')
    AND (NEW.sent_at IS DISTINCT FROM OLD.sent_at OR NEW.lead_id <> OLD.lead_id)) EXECUTE FUNCTION "touch_sent"();

-- ── Steps with an effect inside Overture ────────────────────────────────────────────────────────────────────────

-- One row for each such step that an enrollment took: no step is taken twice.
CREATE TABLE "step_marks" (
  "workspace_id" UUID NOT NULL,
  "enrollment_id" UUID NOT NULL,
  "step_id" TEXT NOT NULL,
  -- Counts the marks of an enrollment.
  "ordinal" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  -- What was decided: the variant, the field and its value, the audience.
  "detail" JSONB NOT NULL DEFAULT '{}',
  -- False while what was decided is still to be carried out.
  "done" BOOLEAN NOT NULL,
  -- Business time of the decision.
  "taken_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "step_marks_pkey" PRIMARY KEY ("workspace_id", "enrollment_id", "step_id"),
  CONSTRAINT "step_marks_workspace_id_enrollment_id_fkey" FOREIGN KEY ("workspace_id", "enrollment_id")
    REFERENCES "enrollments" ("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "step_marks_kind_known" CHECK ("kind" IN ('split', 'set_field', 'add_to_audience', 'webhook', 'goal'))
);
CREATE INDEX "step_marks_to_do" ON "step_marks" ("workspace_id", "taken_at") WHERE NOT "done";

-- ── Who may read and write them ─────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "step_marks" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "one_workspace" ON "step_marks" TO "overture_api", "overture_reader"
  USING ("workspace_id" = (SELECT nullif(current_setting('overture.workspace', true), '')::uuid))
  WITH CHECK ("workspace_id" = (SELECT nullif(current_setting('overture.workspace', true), '')::uuid));
CREATE POLICY "all_workspaces" ON "step_marks" TO "overture_engine" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON "step_marks" TO "overture_api", "overture_engine";
GRANT SELECT ON "step_marks" TO "overture_reader";
