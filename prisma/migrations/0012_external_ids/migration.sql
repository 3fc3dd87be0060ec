-- A campaign that came from another system, or that a program made, is found again by that side's own id.
ALTER TABLE "campaigns" ADD COLUMN "external_id" TEXT;
CREATE UNIQUE INDEX "campaigns_workspace_id_external_id_key" ON "campaigns" ("workspace_id", "external_id");
