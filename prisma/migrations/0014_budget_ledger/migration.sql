-- One ledger of what was used, by the day: of accounts by kind, of invitations' notes, of domains written to and of
-- campaigns. Weeks and months are sums of its days. It takes over what was counted so far.

-- ── The ledger ──────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE "budget_ledger" (
    "workspace_id" UUID NOT NULL,
    "holder_id" UUID NOT NULL,
    "item" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "used" INTEGER NOT NULL DEFAULT 0,
    "by_campaign" JSONB NOT NULL DEFAULT '{}',
    "lowered_to" INTEGER,

    CONSTRAINT "budget_ledger_pkey" PRIMARY KEY ("workspace_id","holder_id","item","day"),
    CONSTRAINT "budget_ledger_used_not_negative" CHECK ("used" >= 0),
    CONSTRAINT "budget_ledger_lowered_to_not_negative" CHECK ("lowered_to" >= 0)
);

INSERT INTO "budget_ledger" ("workspace_id", "holder_id", "item", "day", "used", "by_campaign")
SELECT b."workspace_id", b."account_id", b."kind", b."day", b."used", coalesce(c."by_campaign", '{}')
FROM "budget_days" b
LEFT JOIN LATERAL (
  SELECT jsonb_object_agg(x."campaign_id", x."used") AS "by_campaign" FROM (
    SELECT t."campaign_id", count(*) AS "used"
    FROM "attempts" a JOIN "touches" t ON t."workspace_id" = a."workspace_id" AND t."id" = a."touch_id"
    WHERE a."workspace_id" = b."workspace_id" AND a."budget_day" = b."day" AND a."state" IN ('sending', 'sent', 'unknown')
      AND t."account_id" = b."account_id" AND t."kind" = b."kind" AND t."campaign_id" IS NOT NULL
    GROUP BY t."campaign_id"
  ) x
) c ON b."used" > 0;
DROP TABLE "budget_days";

ALTER TABLE "budget_ledger" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "one_workspace" ON "budget_ledger" TO "overture_api", "overture_reader"
  USING ("workspace_id" = (SELECT nullif(current_setting('overture.workspace', true), '')::uuid))
  WITH CHECK ("workspace_id" = (SELECT nullif(current_setting('overture.workspace', true), '')::uuid));
CREATE POLICY "all_workspaces" ON "budget_ledger" TO "overture_engine" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON "budget_ledger" TO "overture_api", "overture_engine";
GRANT SELECT ON "budget_ledger" TO "overture_reader";

-- What an attempt took, so that exactly that is given back.
ALTER TABLE "attempts" ADD COLUMN "budget_items" TEXT[] DEFAULT ARRAY[]::TEXT[];
UPDATE "attempts" a SET "budget_items" = ARRAY[t."kind"] FROM "touches" t
WHERE t."workspace_id" = a."workspace_id" AND t."id" = a."touch_id" AND a."budget_day" IS NOT NULL
  AND a."state" IN ('sending', 'unknown');

-- What became of a mail after it had left.
ALTER TABLE "attempts" ADD COLUMN "came_back" TEXT CHECK ("came_back" IN ('bounced', 'complained'));

-- ── What is limited ─────────────────────────────────────────────────────────────────────────────────────────────

-- Accounts that are there keep the limits that they have; the rest is for whoever runs them to add.
ALTER TABLE "accounts" ADD COLUMN "limits" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "accounts" ADD COLUMN "judged_since" TIMESTAMPTZ(3);
UPDATE "accounts" SET "limits" = '{"brake": {"bouncePercent": 3, "complaintPercent": 0.1}}' WHERE "channel" = 'email';
GRANT SELECT ("limits", "judged_since") ON "accounts" TO "overture_api", "overture_reader";

ALTER TABLE "campaigns" ADD COLUMN "daily_cap" INTEGER CHECK ("daily_cap" >= 0);
ALTER TABLE "touches" ADD COLUMN "when_notes_spent" TEXT CHECK ("when_notes_spent" IN ('wait', 'send_without', 'skip'));

-- Which invitations of an account are unanswered?
CREATE INDEX "touches_invitations_out" ON "touches" ("workspace_id", "account_id")
  WHERE "kind" = 'linkedin_invite' AND "state" IN ('sending', 'sent', 'unknown', 'held');
