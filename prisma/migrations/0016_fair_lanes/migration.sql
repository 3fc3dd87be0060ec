-- Lanes that campaigns share fairly, and touches that cannot go yet kept out of the way of those that can.

-- ── Whose turn it is in a lane ──────────────────────────────────────────────────────────────────────────────────

-- A campaign of weight 2 gets twice the slots of one of weight 1, where both wait in the same lane.
ALTER TABLE "campaigns"
  ADD COLUMN "weight" INTEGER NOT NULL DEFAULT 1,
  ADD CONSTRAINT "campaigns_weight_bounded" CHECK ("weight" BETWEEN 1 AND 100);

-- What the lane owes each campaign that waits in it, in touches, by priority: {"20": {"<campaign>": 0.25}}.
ALTER TABLE "lanes" ADD COLUMN "deficits" JSONB NOT NULL DEFAULT '{}';

-- ── The strands of a lane ───────────────────────────────────────────────────────────────────────────────────────

-- The ready touches of one campaign, one zone and one priority are a strand of their lane: they may go at the same hours,
-- so that one look at the first of them tells about all.
ALTER TABLE "touches"
  -- The zone in which the lead lives, if it is known; else empty.
  ADD COLUMN "zone" TEXT NOT NULL DEFAULT '',
  -- Of an email: the domain of the address that it goes to.
  ADD COLUMN "recipient_domain" TEXT;

UPDATE "touches" t SET "recipient_domain" = ci."email_domain"
FROM "channel_identities" ci
WHERE ci."workspace_id" = t."workspace_id" AND ci."id" = t."channel_identity_id" AND t."kind" = 'email'
  AND t."state" IN ('ready', 'reserved', 'sending', 'unknown', 'held');

-- The touches of a paused campaign stay where they are: its strands are not looked at.
UPDATE "touches" t SET "open" = h."open", "reason" = CASE WHEN h."open" THEN NULL ELSE 'enrollment_paused' END
FROM (
  SELECT t."workspace_id", t."id", NOT EXISTS (
    SELECT 1 FROM "enrollments" e
    WHERE e."workspace_id" = t."workspace_id" AND e."id" = t."enrollment_id" AND e."paused_at" IS NOT NULL) AS "open"
  FROM "touches" t WHERE NOT t."open" AND t."reason" = 'campaign_paused'
) h
WHERE t."workspace_id" = h."workspace_id" AND t."id" = h."id";

DROP INDEX "touches_heads_of_lanes";
CREATE INDEX "touches_heads_of_lanes" ON "touches"
  ("workspace_id", "account_id", "kind", "campaign_id", "zone", "priority", "due_at", "id")
  WHERE "state" = 'ready' AND "open";

-- ── Domains that have had enough for today ──────────────────────────────────────────────────────────────────────

-- A gate stands in a lane before a domain whose day is spent. Behind it the domain's touches wait, shut; when it opens, it
-- lets in as many as the domain may still take.
CREATE TABLE "domain_gates" (
  "workspace_id" UUID NOT NULL,
  "account_id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "domain" TEXT NOT NULL,
  -- Business time.
  "opens_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "domain_gates_pkey" PRIMARY KEY ("workspace_id", "account_id", "kind", "domain"),
  CONSTRAINT "domain_gates_workspace_id_account_id_kind_fkey" FOREIGN KEY ("workspace_id", "account_id", "kind")
    REFERENCES "lanes" ("workspace_id", "account_id", "kind") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "domain_gates_opening" ON "domain_gates" ("workspace_id", "account_id", "kind", "opens_at");

CREATE INDEX "touches_of_domain" ON "touches"
  ("workspace_id", "account_id", "kind", "recipient_domain", "open", "campaign_id", "priority", "due_at", "id")
  WHERE "state" = 'ready' AND "recipient_domain" IS NOT NULL;

-- ── Enrollments that somebody holds ─────────────────────────────────────────────────────────────────────────────

-- They are due and yet nobody's business: rounds must not read past them.
DROP INDEX "enrollments_due";
CREATE INDEX "enrollments_due" ON "enrollments" ("workspace_id", "campaign_id", "due_at", "id")
  WHERE "status" = 'active' AND "due_at" IS NOT NULL AND "paused_at" IS NULL;

-- ── Who may read and write them ─────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "domain_gates" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "one_workspace" ON "domain_gates" TO "overture_api", "overture_reader"
  USING ("workspace_id" = (SELECT nullif(current_setting('overture.workspace', true), '')::uuid))
  WITH CHECK ("workspace_id" = (SELECT nullif(current_setting('overture.workspace', true), '')::uuid));
CREATE POLICY "all_workspaces" ON "domain_gates" TO "overture_engine" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON "domain_gates" TO "overture_api", "overture_engine";
GRANT SELECT ON "domain_gates" TO "overture_reader";
