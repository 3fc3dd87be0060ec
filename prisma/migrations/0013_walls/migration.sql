-- The api is held to one workspace, as the reader has been: without overture.workspace in its transaction it sees nothing,
-- changes nothing and writes nothing, whatever a query forgot. The engine works in rounds over all workspaces and is held
-- by its keys alone.

-- ── Rows of one workspace ───────────────────────────────────────────────────────────────────────────────────────

DO $$
DECLARE
  guarded record;
  here text := '(SELECT nullif(current_setting(''overture.workspace'', true), '''')::uuid)';
BEGIN
  FOR guarded IN
    SELECT p.tablename AS name, CASE p.tablename WHEN 'workspaces' THEN 'id' ELSE 'workspace_id' END AS tenant
    FROM pg_policies p WHERE p.schemaname = 'public' AND p.policyname = 'writers'
  LOOP
    EXECUTE format('DROP POLICY "writers" ON %I', guarded.name);
    EXECUTE format('DROP POLICY "one_workspace" ON %I', guarded.name);
    EXECUTE format(
      'CREATE POLICY "one_workspace" ON %I TO "overture_api", "overture_reader" USING (%I = %s) WITH CHECK (%I = %s)',
      guarded.name, guarded.tenant, here, guarded.tenant, here);
    EXECUTE format(
      'CREATE POLICY "all_workspaces" ON %I TO "overture_engine" USING (true) WITH CHECK (true)', guarded.name);
  END LOOP;
END $$;

-- ── What is asked before a workspace is known ───────────────────────────────────────────────────────────────────

-- Each answers one question, as the owner, and says no more than it is asked.

-- Whose hook is this? Who posts knows its token.
CREATE FUNCTION "find_inbound_hook"("given_kind" text, "given_token_hash" text)
RETURNS TABLE ("workspace_id" uuid, "id" uuid, "sealed_secret" bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT h.workspace_id, h.id, h.sealed_secret FROM public.inbound_hooks h
  WHERE h.token_hash = given_token_hash AND h.kind = given_kind
$$;

-- In which workspace does the program that makes keys make one? Without a name: in any.
CREATE FUNCTION "workspaces_named"("given_name" text) RETURNS TABLE ("id" uuid, "name" text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.id, w.name FROM public.workspaces w
  WHERE given_name IS NULL OR w.name = given_name ORDER BY w.created_at, w.id LIMIT 20
$$;

-- How far is the log, and in which workspaces did it grow? Streams of all workspaces wait on one answer.
CREATE FUNCTION "newest_event_position"() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT max(e.position) FROM public.events e
$$;
CREATE FUNCTION "workspaces_with_events_since"("since" bigint) RETURNS TABLE ("workspace_id" uuid, "position" bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.workspace_id, max(e.position) FROM public.events e WHERE e.position > since GROUP BY e.workspace_id
$$;

-- ── Indexes that hold behind the wall ───────────────────────────────────────────────────────────────────────────

-- Row-level security lets no operator that might leak look into an index before the workspace was compared. Equality of
-- texts does not leak, taking a text apart might: so the domain stands in a column of its own.
ALTER TABLE "channel_identities" ADD COLUMN "email_domain" TEXT
  GENERATED ALWAYS AS (CASE WHEN "kind" = 'email' THEN split_part("value", '@', 2) END) STORED;
DROP INDEX "channel_identities_email_domain";
CREATE INDEX "channel_identities_email_domain" ON "channel_identities" ("workspace_id", "email_domain")
  WHERE "email_domain" IS NOT NULL;

-- The same for what is looked up in documents and lists: these look as the owner, into the workspace of the transaction.
CREATE FUNCTION "find_event_ids_of_leads"("leads" text[]) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.id FROM public.events e
  WHERE e.workspace_id = nullif(current_setting('overture.workspace', true), '')::uuid
    AND e.data ? 'leadId' AND e.data ->> 'leadId' = ANY (leads)
$$;
CREATE FUNCTION "find_audit_ids_of"("resource" text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.id FROM public.audit_entries a
  WHERE a.workspace_id = nullif(current_setting('overture.workspace', true), '')::uuid
    AND a.resource_ids @> ARRAY[resource]
$$;

DO $$
DECLARE
  made text;
BEGIN
  FOREACH made IN ARRAY ARRAY[
    'find_inbound_hook(text, text)', 'workspaces_named(text)', 'newest_event_position()',
    'workspaces_with_events_since(bigint)', 'find_event_ids_of_leads(text[])', 'find_audit_ids_of(text)'
  ] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', made);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO "overture_api", "overture_engine"', made);
  END LOOP;
END $$;
-- The adapter that faces assistants shows a person what is held on them, and who did what; neither is a secret to it.
GRANT EXECUTE ON FUNCTION "find_event_ids_of_leads"(text[]), "find_audit_ids_of"(text) TO "overture_reader";
GRANT SELECT ("email_domain") ON "channel_identities" TO "overture_api", "overture_engine", "overture_reader";
