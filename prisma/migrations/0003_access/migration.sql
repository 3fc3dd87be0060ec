-- Who may do what: the api and the engine write, the reader sees one workspace and no secret, and only the owner changes
-- tables. The migrate program makes the roles first. A later migration that adds a table grants and guards it likewise;
-- test/integration/persistence/access.spec.ts names a table that was forgotten.

GRANT USAGE ON SCHEMA "public" TO "overture_api", "overture_engine", "overture_reader";

-- ── Rows of one workspace ───────────────────────────────────────────────────────────────────────────────────────

-- The api and the engine serve all workspaces and are held to one by their keys and by the persistence layer. The reader
-- is held to one here: without overture.workspace in its transaction it sees nothing.
DO $$
DECLARE
  guarded record;
BEGIN
  FOR guarded IN
    SELECT c.table_name AS name, CASE c.table_name WHEN 'workspaces' THEN 'id' ELSE 'workspace_id' END AS tenant
    FROM information_schema.columns c
    WHERE c.table_schema = 'public'
      AND c.column_name = CASE c.table_name WHEN 'workspaces' THEN 'id' ELSE 'workspace_id' END
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded.name);
    EXECUTE format(
      'CREATE POLICY "writers" ON %I TO "overture_api", "overture_engine" USING (true) WITH CHECK (true)', guarded.name);
    EXECUTE format(
      'CREATE POLICY "one_workspace" ON %I FOR SELECT TO "overture_reader" USING (%I = '
      || '(SELECT nullif(current_setting(''overture.workspace'', true), '''')::uuid))', guarded.name, guarded.tenant);
    EXECUTE format(
      'GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO "overture_api", "overture_engine"', guarded.name);
    EXECUTE format('GRANT SELECT ON %I TO "overture_reader"', guarded.name);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE, DELETE ON "event_cursors" TO "overture_api", "overture_engine";
-- How far each projection has come is no secret: figures are shown with it.
GRANT SELECT ON "event_cursors" TO "overture_reader";

-- ── What was said stays said ────────────────────────────────────────────────────────────────────────────────────

-- Events are only appended; the sequencer, in the engine, gives them their position.
REVOKE UPDATE, DELETE ON "events" FROM "overture_api", "overture_engine";
GRANT UPDATE ("position") ON "events" TO "overture_engine";

-- ── Secrets ─────────────────────────────────────────────────────────────────────────────────────────────────────

-- Grants all columns of a table but those named.
CREATE FUNCTION pg_temp.grant_select_except(target text, hidden text[], grantee text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  columns text;
BEGIN
  SELECT string_agg(quote_ident(column_name), ', ') INTO columns
  FROM information_schema.columns
  WHERE table_schema = 'public' AND table_name = target AND column_name <> ALL (hidden);
  EXECUTE format('REVOKE SELECT ON %I FROM %I', target, grantee);
  EXECUTE format('GRANT SELECT (%s) ON %I TO %I', columns, target, grantee);
END $$;

-- The api stores what an account needs to log in, the engine alone reads it.
SELECT pg_temp.grant_select_except('accounts', '{sealed_credentials}', 'overture_api');
SELECT pg_temp.grant_select_except('accounts', '{sealed_credentials}', 'overture_reader');
-- Nobody reads the hash of a key; authenticate_api_key compares it.
SELECT pg_temp.grant_select_except('api_keys', '{secret_hash}', 'overture_api');
SELECT pg_temp.grant_select_except('api_keys', '{secret_hash}', 'overture_engine');
SELECT pg_temp.grant_select_except('api_keys', '{secret_hash}', 'overture_reader');
-- Raw input is hostile text and stays out of the adapter that faces assistants.
SELECT pg_temp.grant_select_except('inbound_signals', '{raw}', 'overture_reader');
REVOKE ALL ON "inbound_hooks" FROM "overture_reader";

-- Which key is this? One row when both parts fit. Runs as the owner, so that no role reads hashes, and before a workspace
-- is known. Expiry and revocation are the caller's to judge, by its clock.
CREATE FUNCTION "authenticate_api_key"("given_lookup" text, "given_secret_hash" text)
RETURNS TABLE (
  "workspace_id" uuid, "id" uuid, "scopes" text[], "kind" text, "expires_at" timestamptz, "revoked_at" timestamptz
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT k.workspace_id, k.id, k.scopes, k.kind, k.expires_at, k.revoked_at
  FROM public.api_keys k
  WHERE k.lookup = given_lookup AND k.secret_hash = given_secret_hash
$$;
REVOKE ALL ON FUNCTION "authenticate_api_key"(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "authenticate_api_key"(text, text) TO "overture_api", "overture_engine", "overture_reader";
