-- Reading leads at size: what each lead can be found by, what happened with it, and its timeline.
--
-- Both tables are derived. Triggers keep them, once for each statement and only for rows that changed, so that they
-- follow whoever writes leads, identities and companies, and a bulk import pays by the set. A row is there exactly while
-- its lead is present.

-- ── What a lead can be found by ─────────────────────────────────────────────────────────────────────────────────

-- One lexeme for each thing that a filter asks for, so that one index answers any combination of them. A lexeme begins
-- with five letters of the workspace, which keeps tenants out of each other's way, and a letter for its kind:
--   w word of name, job title, company or address   t word of the job title   l word of the location
--   f function   s seniority   h way that reaches the lead   n way that does not   c company   d company's domain
--   i industry   g tag
--   z band of the company's size   y that size   k name of an attribute   v attribute with its value
CREATE TABLE "lead_search" (
  "workspace_id" UUID NOT NULL,
  "lead_id" UUID NOT NULL,
  "words" tsvector NOT NULL,
  "company_size" INTEGER,
  CONSTRAINT "lead_search_pkey" PRIMARY KEY ("workspace_id", "lead_id")
);
-- Partial in name only: the schema language cannot say what it holds.
CREATE INDEX "lead_search_words" ON "lead_search" USING gin ("words") WHERE "words" IS NOT NULL;

-- Contact and answers, apart from the words: a send must not write those again.
CREATE TABLE "lead_activity" (
  "workspace_id" UUID NOT NULL,
  "lead_id" UUID NOT NULL,
  "last_contacted_at" TIMESTAMPTZ(3),
  "last_replied_at" TIMESTAMPTZ(3),
  CONSTRAINT "lead_activity_pkey" PRIMARY KEY ("workspace_id", "lead_id")
);
CREATE INDEX "lead_activity_never_contacted" ON "lead_activity" ("workspace_id", "lead_id")
  WHERE "last_contacted_at" IS NULL;
CREATE INDEX "lead_activity_contacted" ON "lead_activity" ("workspace_id", "lead_id", "last_contacted_at")
  WHERE "last_contacted_at" IS NOT NULL;
CREATE INDEX "lead_activity_last_contacted" ON "lead_activity" ("workspace_id", "last_contacted_at", "lead_id")
  WHERE "last_contacted_at" IS NOT NULL;
CREATE INDEX "lead_activity_replied" ON "lead_activity" ("workspace_id", "lead_id", "last_replied_at")
  WHERE "last_replied_at" IS NOT NULL;

-- Whoever is so in any campaign, in the order of a list.
CREATE INDEX "enrollments_workspace_id_status_lead_id_idx" ON "enrollments" ("workspace_id", "status", "lead_id");

CREATE INDEX "leads_workspace_id_company_id_idx" ON "leads" ("workspace_id", "company_id");
CREATE INDEX "leads_workspace_id_created_at_id_idx" ON "leads" ("workspace_id", "created_at", "id");
CREATE INDEX "leads_workspace_id_updated_at_id_idx" ON "leads" ("workspace_id", "updated_at", "id");
-- Names in order, each with the lead's id for the place in a list.
DROP INDEX "leads_workspace_id_name_folded_idx";
CREATE INDEX "leads_workspace_id_name_folded_id_idx" ON "leads" ("workspace_id", "name_folded", "id");
-- The words answer this.
DROP INDEX "leads_workspace_id_job_function_seniority_idx";

CREATE INDEX "companies_workspace_id_name_folded_id_idx" ON "companies" ("workspace_id", "name_folded", "id");
-- Names that begin with a text, whatever the collation of the database.
CREATE INDEX "companies_name_prefix" ON "companies" ("workspace_id", "name_folded" text_pattern_ops)
  WHERE "name_folded" IS NOT NULL;

CREATE INDEX "touches_sent_to_lead" ON "touches" ("workspace_id", "lead_id", "sent_at") WHERE "sent_at" IS NOT NULL;
CREATE INDEX "conversations_workspace_id_lead_id_idx" ON "conversations" ("workspace_id", "lead_id");
-- Suppressed by its domain is whoever has an address there.
CREATE INDEX "channel_identities_email_domain" ON "channel_identities" ("workspace_id", split_part("value", '@', 2))
  WHERE "kind" = 'email';

-- Separators between words: the same as in libs/domain/src/text/search-words.ts. Most texts hold few of them, and looking
-- for all takes longer than everything else about a lead.
CREATE FUNCTION "search_words"("folded" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN folded ~ '[^a-z0-9 @._-]'
    THEN translate(folded, '.,;:/\|()[]{}<>-_@&+*#%!?"''=~^$“”„«»–—…·•', repeat(' ', 41))
    ELSE replace(replace(replace(replace(folded, '.', ' '), '@', ' '), '-', ' '), '_', ' ') END
$$;

-- These words, each behind `letter`. No lexeme may be longer than 2 KB: words of very long texts are cut.
CREATE FUNCTION "search_lexemes"("letter" text, "words" text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN octet_length(words) < 1500
    THEN string_to_array(letter || replace(words, ' ', ' ' || letter), ' ')
    ELSE ARRAY(SELECT letter || left(word, 60) FROM string_to_table(words, ' ') AS word) END
$$;

-- Writes what these leads can be found by, as far as they are present.
CREATE FUNCTION "refresh_lead_search"("workspaces" uuid[], "ids" uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO lead_search AS s (workspace_id, lead_id, words, company_size)
  SELECT l.workspace_id, l.id,
    array_to_tsvector(array_remove(
      search_lexemes(p.x || 'w', concat_ws(' ', words.known, words.title))
      || search_lexemes(p.x || 't', words.title) || search_lexemes(p.x || 'l', words.location)
      || ARRAY[p.x || 'f' || l.job_function, p.x || 's' || l.seniority, p.x || 'c' || l.company_id,
        p.x || 'd' || c.domain, p.x || 'i' || left(nullif(c.industry_folded, ''), 200),
        p.x || 'z' || width_bucket(c.size, ARRAY[1, 2, 3, 5, 8, 11, 16, 21, 31, 41, 51, 76, 101, 151, 201, 301, 401, 501,
          751, 1001, 1501, 2001, 3001, 5001, 7501, 10001, 20001, 50001, 100001, 200001, 500001, 1000001]),
        p.x || 'y' || c.size,
        p.x || CASE WHEN reached.email THEN 'hemail' ELSE 'nemail' END,
        p.x || CASE WHEN reached.linkedin THEN 'hlinkedin' ELSE 'nlinkedin' END,
        p.x || CASE WHEN l.phone IS NULL THEN 'nphone' ELSE 'hphone' END]
      || CASE WHEN c.tags_folded <> '{}'
        THEN ARRAY(SELECT p.x || 'g' || left(tag, 200) FROM unnest(c.tags_folded) AS tag) END
      || CASE WHEN l.attributes <> '{}' THEN ARRAY(
          SELECT p.x || unnest(ARRAY['k' || key, 'v' || left(md5(key || '=' || value), 16)])
          FROM jsonb_each_text(l.attributes)) END,
      NULL)),
    c.size
  FROM unnest(workspaces, ids) AS given (workspace_id, id)
  CROSS JOIN LATERAL (SELECT left(md5(given.workspace_id::text), 5) AS x) AS p
  JOIN leads l ON l.workspace_id = given.workspace_id AND l.id = given.id AND l.state = 'present'
  LEFT JOIN companies c ON c.workspace_id = l.workspace_id AND c.id = l.company_id
  CROSS JOIN LATERAL (
    SELECT string_agg(i.value, ' ') FILTER (WHERE i.kind = 'email') AS addresses,
      bool_or(i.kind = 'email' AND i.label IS DISTINCT FROM 'former') AS email,
      bool_or(i.kind <> 'email' AND i.label IS DISTINCT FROM 'former') AS linkedin
    FROM channel_identities i WHERE i.workspace_id = l.workspace_id AND i.lead_id = l.id
  ) AS reached
  -- Cut once, used twice: the offset keeps the planner from cutting where they are used.
  CROSS JOIN LATERAL (
    SELECT search_words(concat_ws(' ', l.name_folded, c.name_folded, reached.addresses)) AS known,
      search_words(l.title_folded) AS title, search_words(l.location_folded) AS location OFFSET 0
  ) AS words
  ON CONFLICT (workspace_id, lead_id) DO UPDATE SET words = excluded.words, company_size = excluded.company_size
  WHERE s.words <> excluded.words OR s.company_size IS DISTINCT FROM excluded.company_size;
END $$;

-- Writes when these leads were last contacted and when they last answered.
CREATE FUNCTION "refresh_lead_activity"("workspaces" uuid[], "ids" uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO lead_activity AS a (workspace_id, lead_id, last_contacted_at, last_replied_at)
  SELECT l.workspace_id, l.id,
    (SELECT max(t.sent_at) FROM touches t WHERE t.workspace_id = l.workspace_id AND t.lead_id = l.id
       AND t.sent_at IS NOT NULL AND t.kind <> 'linkedin_visit'),
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

-- ── Whoever writes, they follow ─────────────────────────────────────────────────────────────────────────────────

-- Who writes leads and their identities in one go says so for the transaction, and asks for the refresh once at the end.
CREATE FUNCTION "refreshed_later"() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('overture.refresh_leads', true), '') = 'later'
$$;

CREATE FUNCTION "leads_written"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  workspaces uuid[];
  ids uuid[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM lead_search s USING old_rows o WHERE s.workspace_id = o.workspace_id AND s.lead_id = o.id;
    DELETE FROM lead_activity a USING old_rows o WHERE a.workspace_id = o.workspace_id AND a.lead_id = o.id;
    RETURN NULL;
  ELSIF TG_OP = 'INSERT' THEN
    SELECT array_agg(n.workspace_id), array_agg(n.id) INTO workspaces, ids FROM new_rows n;
    INSERT INTO lead_activity (workspace_id, lead_id)
    SELECT n.workspace_id, n.id FROM new_rows n WHERE n.state = 'present' ON CONFLICT DO NOTHING;
  ELSE
    SELECT array_agg(n.workspace_id), array_agg(n.id) INTO workspaces, ids
    FROM new_rows n JOIN old_rows o ON o.workspace_id = n.workspace_id AND o.id = n.id
    WHERE (n.company_id, n.name_folded, n.title_folded, n.location_folded, n.job_function, n.seniority, n.phone IS NULL,
        n.attributes, n.state)
      IS DISTINCT FROM (o.company_id, o.name_folded, o.title_folded, o.location_folded, o.job_function, o.seniority,
        o.phone IS NULL, o.attributes, o.state);
    -- Whoever is back again gets back what happened with them.
    IF EXISTS (SELECT FROM new_rows n JOIN old_rows o ON o.workspace_id = n.workspace_id AND o.id = n.id
               WHERE n.state <> o.state) THEN
      PERFORM refresh_lead_activity(workspaces, ids);
      DELETE FROM lead_search s USING new_rows n
      WHERE s.workspace_id = n.workspace_id AND s.lead_id = n.id AND n.state <> 'present';
    END IF;
  END IF;
  IF ids IS NOT NULL AND NOT refreshed_later() THEN PERFORM refresh_lead_search(workspaces, ids); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "leads_search_inserted" AFTER INSERT ON "leads" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "leads_written"();
CREATE TRIGGER "leads_search_updated" AFTER UPDATE ON "leads" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "leads_written"();
CREATE TRIGGER "leads_search_deleted" AFTER DELETE ON "leads" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "leads_written"();

CREATE FUNCTION "identities_written"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  workspaces uuid[];
  ids uuid[];
BEGIN
  IF refreshed_later() THEN RETURN NULL; END IF;
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(workspace_id), array_agg(lead_id) INTO workspaces, ids
    FROM (SELECT DISTINCT workspace_id, lead_id FROM new_rows) AS written;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(workspace_id), array_agg(lead_id) INTO workspaces, ids
    FROM (SELECT DISTINCT workspace_id, lead_id FROM old_rows) AS written;
  ELSE
    SELECT array_agg(workspace_id), array_agg(lead_id) INTO workspaces, ids
    FROM (SELECT workspace_id, lead_id FROM (TABLE new_rows EXCEPT TABLE old_rows) AS now
          UNION SELECT workspace_id, lead_id FROM (TABLE old_rows EXCEPT TABLE new_rows) AS before) AS written;
  END IF;
  IF ids IS NOT NULL THEN PERFORM refresh_lead_search(workspaces, ids); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "identities_search_inserted" AFTER INSERT ON "channel_identities" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "identities_written"();
CREATE TRIGGER "identities_search_updated" AFTER UPDATE ON "channel_identities"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "identities_written"();
CREATE TRIGGER "identities_search_deleted" AFTER DELETE ON "channel_identities" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "identities_written"();

-- A company that is called otherwise, or changed hands, is found so through all its leads.
CREATE FUNCTION "companies_written"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  workspaces uuid[];
  ids uuid[];
BEGIN
  SELECT array_agg(l.workspace_id), array_agg(l.id) INTO workspaces, ids
  FROM new_rows n JOIN old_rows o ON o.workspace_id = n.workspace_id AND o.id = n.id
  JOIN leads l ON l.workspace_id = n.workspace_id AND l.company_id = n.id
  WHERE (n.name_folded, n.domain, n.industry_folded, n.tags_folded, n.size)
    IS DISTINCT FROM (o.name_folded, o.domain, o.industry_folded, o.tags_folded, o.size);
  IF ids IS NOT NULL THEN PERFORM refresh_lead_search(workspaces, ids); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "companies_search_updated" AFTER UPDATE ON "companies"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "companies_written"();

-- A profile that was looked at was not contacted.
CREATE FUNCTION "touch_sent"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.lead_id <> OLD.lead_id THEN
    PERFORM refresh_lead_activity(
      ARRAY[NEW.workspace_id, NEW.workspace_id], ARRAY[NEW.lead_id, OLD.lead_id]);
  ELSE
    UPDATE lead_activity SET last_contacted_at = NEW.sent_at
    WHERE workspace_id = NEW.workspace_id AND lead_id = NEW.lead_id
      AND (last_contacted_at IS NULL OR last_contacted_at < NEW.sent_at);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "touches_contact_inserted" AFTER INSERT ON "touches" FOR EACH ROW
  WHEN (NEW.sent_at IS NOT NULL AND NEW.kind <> 'linkedin_visit') EXECUTE FUNCTION "touch_sent"();
CREATE TRIGGER "touches_contact_updated" AFTER UPDATE OF "sent_at", "lead_id" ON "touches" FOR EACH ROW
  WHEN (NEW.sent_at IS NOT NULL AND NEW.kind <> 'linkedin_visit'
    AND (NEW.sent_at IS DISTINCT FROM OLD.sent_at OR NEW.lead_id <> OLD.lead_id)) EXECUTE FUNCTION "touch_sent"();

CREATE FUNCTION "reply_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE lead_activity a SET last_replied_at = NEW.occurred_at FROM conversations v
  WHERE v.workspace_id = NEW.workspace_id AND v.id = NEW.conversation_id
    AND a.workspace_id = v.workspace_id AND a.lead_id = v.lead_id
    AND (a.last_replied_at IS NULL OR a.last_replied_at < NEW.occurred_at);
  RETURN NULL;
END $$;
CREATE TRIGGER "messages_reply_inserted" AFTER INSERT ON "messages" FOR EACH ROW
  WHEN (NEW.direction = 'in' AND NOT NEW.automatic) EXECUTE FUNCTION "reply_kept"();

CREATE FUNCTION "conversation_moved"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_lead_activity(ARRAY[NEW.workspace_id, NEW.workspace_id], ARRAY[NEW.lead_id, OLD.lead_id]);
  RETURN NULL;
END $$;
CREATE TRIGGER "conversations_reply_moved" AFTER UPDATE OF "lead_id" ON "conversations" FOR EACH ROW
  WHEN (NEW.lead_id <> OLD.lead_id) EXECUTE FUNCTION "conversation_moved"();

-- ── A lead's timeline ───────────────────────────────────────────────────────────────────────────────────────────

-- The log itself, by lead: it is written with the truth, so the timeline is never behind and needs no table of its own.
CREATE INDEX "events_of_lead" ON "events" ("workspace_id", ("data" ->> 'leadId'), "occurred_at", "id")
  WHERE "data" ? 'leadId';
CREATE INDEX "events_of_suppression" ON "events" ("workspace_id", ("data" ->> 'suppressionId'))
  WHERE "data" ? 'suppressionId';

-- ── Reading through the index as any role ───────────────────────────────────────────────────────────────────────

-- Row-level security lets no operator that might leak look into an index before the workspace was compared, and those
-- of texts and documents might. These functions look as the owner, into the one workspace of the transaction.
-- `checked` is asked of what the index found, and so are the bounds of the company's size. Between `after` and `before`,
-- only what lies there is looked at; no more than `take` are found, in no order.
CREATE FUNCTION "find_leads"(
  "wanted" tsquery, "checked" tsquery, "before" uuid, "least_size" bigint, "most_size" bigint,
  "after" uuid DEFAULT NULL, "take" bigint DEFAULT NULL
) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1000
SET search_path = pg_catalog, pg_temp SET work_mem = '32MB' SET plan_cache_mode = force_custom_plan
SET enable_seqscan = off SET enable_indexscan = off AS $$
BEGIN
  RETURN QUERY SELECT s.lead_id FROM public.lead_search s
  WHERE s.workspace_id = nullif(current_setting('overture.workspace', true), '')::uuid
    AND s.words @@ wanted AND (checked IS NULL OR ts_match_vq(s.words, checked))
    AND (before IS NULL OR s.lead_id < before) AND (after IS NULL OR s.lead_id >= after)
    AND (least_size IS NULL OR s.company_size >= least_size) AND (most_size IS NULL OR s.company_size <= most_size)
  LIMIT take;
END $$;

CREATE FUNCTION "find_events_of_leads"("leads" uuid[], "before" timestamptz, "before_id" uuid, "take" integer)
RETURNS TABLE ("id" uuid, "type" text, "data" jsonb, "occurred_at" timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  here uuid := nullif(current_setting('overture.workspace', true), '')::uuid;
BEGIN
  RETURN QUERY
  SELECT found.id, found.type, found.data, found.occurred_at FROM (
    (SELECT e.id, e.type, e.data, e.occurred_at
     FROM unnest(leads) AS lead
     CROSS JOIN LATERAL (
       SELECT * FROM public.events e
       WHERE e.workspace_id = here AND e.data ? 'leadId' AND e.data ->> 'leadId' = lead::text
         AND (e.occurred_at, e.id) < (before, before_id)
       ORDER BY e.occurred_at DESC, e.id DESC LIMIT take
     ) e)
    UNION
    (SELECT e.id, e.type, e.data, e.occurred_at
     FROM public.channel_identities ci
     JOIN public.suppressions s ON s.workspace_id = here AND (
       (s.kind = 'email' AND ci.kind = 'email' AND s.value = ci.value)
       OR (s.kind = 'domain' AND ci.kind = 'email' AND s.value = split_part(ci.value, '@', 2))
       OR (s.kind = 'linkedin' AND ci.kind <> 'email' AND s.value = ci.value))
     JOIN public.events e ON e.workspace_id = here AND e.data ? 'suppressionId'
       AND e.data ->> 'suppressionId' = s.id::text AND (e.occurred_at, e.id) < (before, before_id)
     WHERE ci.workspace_id = here AND ci.lead_id = ANY (leads))
  ) AS found
  ORDER BY found.occurred_at DESC, found.id DESC LIMIT take;
END $$;

REVOKE ALL ON FUNCTION "find_leads"(tsquery, tsquery, uuid, bigint, bigint, uuid, bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION "find_events_of_leads"(uuid[], timestamptz, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "find_leads"(tsquery, tsquery, uuid, bigint, bigint, uuid, bigint) TO "overture_api", "overture_engine", "overture_reader";
GRANT EXECUTE ON FUNCTION "find_events_of_leads"(uuid[], timestamptz, uuid, integer)
  TO "overture_api", "overture_engine", "overture_reader";

DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['lead_search', 'lead_activity'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format(
      'CREATE POLICY "writers" ON %I TO "overture_api", "overture_engine" USING (true) WITH CHECK (true)', guarded);
    EXECUTE format(
      'CREATE POLICY "one_workspace" ON %I FOR SELECT TO "overture_reader" USING (workspace_id = '
      || '(SELECT nullif(current_setting(''overture.workspace'', true), '''')::uuid))', guarded);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO "overture_api", "overture_engine"', guarded);
    EXECUTE format('GRANT SELECT ON %I TO "overture_reader"', guarded);
  END LOOP;
END $$;

-- ── Leads that are there already ────────────────────────────────────────────────────────────────────────────────

-- Writing a lead as it is makes the triggers find it changed in nothing, so they are asked by hand. What a lead's state
-- is, is decided by a later migration; until then every lead is present.
ALTER TABLE "leads" ADD COLUMN "state" TEXT NOT NULL DEFAULT 'present';
SELECT "refresh_lead_search"(array_agg("workspace_id"), array_agg("id")),
       "refresh_lead_activity"(array_agg("workspace_id"), array_agg("id")) FROM "leads" HAVING count(*) > 0;
ALTER TABLE "leads" DROP COLUMN "state";
