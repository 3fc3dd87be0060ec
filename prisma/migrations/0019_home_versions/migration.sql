-- The version in which a lead had walked to its step is a version of the same workspace, and stays for as long as it is named.
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_workspace_id_home_version_id_fkey"
  FOREIGN KEY ("workspace_id", "home_version_id") REFERENCES "sequence_versions"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "enrollments_home_version" ON "enrollments" ("workspace_id", "home_version_id") WHERE "home_version_id" IS NOT NULL;
