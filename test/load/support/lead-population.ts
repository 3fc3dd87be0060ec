/**
 * A workspace with very many leads, as a large team's would look: skewed companies, titles and places, half of the people
 * in campaigns, one audience that holds everybody. Written by SQL from one seed; the figures follow the size.
 */
import { randomUUIDv7 } from 'node:crypto';
import type pg from 'pg';

export interface LeadPopulation {
  readonly workspaceId: string;
  /** Audiences by what they hold. */
  readonly audiences: Readonly<Record<'everyone' | 'half' | 'oldest' | 'few', string>>;
  /** Campaigns by whom they hold. */
  readonly campaigns: Readonly<Record<'oldest' | 'few', string>>;
}

const SEED = 0.42;
const START = '2025-01-01T00:00:00Z';

/** @param helper a second connection: the documents, which cost the most, are written over both. */
export async function createLeadPopulation(
  owner: pg.Client,
  helper: pg.Client,
  leads: number,
): Promise<LeadPopulation> {
  const [
    workspaceId = '',
    everyone = '',
    half = '',
    oldest = '',
    few = '',
    oldCampaign = '',
    fewCampaign = '',
  ] = Array.from({ length: 7 }, () => randomUUIDv7());
  const run = (text: string, values: unknown[] = []) => owner.query(text, values);
  await run(`SELECT setseed($1)`, [SEED]);
  // The documents are written once at the end, not by triggers on the way; no foreign key is in doubt here.
  await run(`SET session_replication_role = replica`);
  await run(`SET maintenance_work_mem = '256MB'`);
  const indexes = await run(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE indexname IN ('lead_search_words', 'leads_workspace_id_company_id_idx',
       'leads_workspace_id_created_at_id_idx', 'leads_workspace_id_updated_at_id_idx',
       'leads_workspace_id_name_folded_id_idx', 'channel_identities_email_domain', 'channel_identities_workspace_id_lead_id_idx',
       'channel_identities_workspace_id_kind_value_key')`,
  );
  for (const { name } of indexes.rows as { name: string }[]) await run(`DROP INDEX ${name}`);

  await run(`INSERT INTO workspaces (id, name, created_at) VALUES ($1, 'bench', $2)`, [workspaceId, START]);
  await run(PARTS);
  await run(COMPANIES, [workspaceId, Math.ceil(leads / 8), START]);
  await run(LEADS, [workspaceId, leads, START]);
  await run(
    `CREATE TEMP TABLE people AS SELECT id, row_number() OVER (ORDER BY id) AS n FROM leads WHERE workspace_id = '${workspaceId}'`,
  );
  await run(EMAILS, [workspaceId]);
  await run(PROFILES, [workspaceId]);
  for (const [id, name, condition] of [
    [everyone, 'Everyone', 'true'],
    [half, 'Half', 'n % 2 = 0'],
    [oldest, 'Oldest', `n <= ${leads / 10}`],
    [few, 'Few', 'n % 1000 = 7'],
  ] as const) {
    await run(
      `INSERT INTO audiences (workspace_id, id, name, kind, created_at) VALUES ($1, $2, $3, 'static', $4)`,
      [workspaceId, id, name, START],
    );
    await run(
      `INSERT INTO audience_members (workspace_id, audience_id, lead_id) SELECT $1, $2, id FROM people WHERE ${condition}`,
      [workspaceId, id],
    );
  }
  for (const [id, name, condition] of [
    [oldCampaign, 'Oldest', `n <= ${leads * 0.3}`],
    [fewCampaign, 'Few', 'n % 500 = 3'],
  ] as const) {
    await run(
      `INSERT INTO campaigns (workspace_id, id, name, status, created_at) VALUES ($1, $2, $3, 'running', $4)`,
      [workspaceId, id, name, START],
    );
    await run(
      `INSERT INTO enrollments (workspace_id, id, campaign_id, lead_id, sequence_version_id, identity_id, status, step_id,
         step_entered_at, created_at)
       SELECT $1, uuidv7(), $2, id, $1, $1, CASE WHEN n % 100 = 1 THEN 'stopped' WHEN n % 4 = 0 THEN 'active' ELSE 'finished' END,
         'hello', $3, $3 FROM people WHERE ${condition}`,
      [workspaceId, id, START],
    );
  }
  // Every other lead was contacted; of the oldest tenth nobody lately, and two in a hundred answered.
  await run(
    `INSERT INTO lead_activity (workspace_id, lead_id, last_contacted_at, last_replied_at)
     SELECT $1, id, CASE WHEN n <= $2 / 2 THEN $3::timestamptz + n * interval '20 seconds' END,
       CASE WHEN n <= $2 / 2 AND n % 50 = 0 THEN $3::timestamptz + n * interval '25 seconds' END FROM people`,
    [workspaceId, leads, START],
  );
  await run(
    `INSERT INTO suppressions (workspace_id, id, kind, value, reason, source, created_at)
     SELECT $1::uuid, uuidv7(), 'email', value, 'unsubscribed', 'bench', $2::timestamptz FROM channel_identities
     WHERE workspace_id = $1::uuid AND kind = 'email' AND random() < 0.02
     UNION ALL SELECT $1::uuid, uuidv7(), 'domain', domain, 'customer', 'bench', $2::timestamptz FROM companies WHERE workspace_id = $1::uuid AND random() < 0.0005`,
    [workspaceId, START],
  );
  for (const { definition } of indexes.rows as { definition: string }[])
    if (!definition.includes('lead_search_words')) await run(definition);
  await run('ANALYZE');
  await Promise.all(
    [owner, helper].map((client, part) =>
      client.query(
        `SELECT refresh_lead_search(array_agg(workspace_id), array_agg(id))
         FROM (SELECT workspace_id, id, row_number() OVER (ORDER BY id) AS n FROM leads WHERE workspace_id = $1) numbered
         WHERE (n > $2::int) = ($3::int = 1) GROUP BY n / 10000`,
        [workspaceId, Math.floor(leads / 2), part],
      ),
    ),
  );
  for (const { definition } of indexes.rows as { definition: string }[])
    if (definition.includes('lead_search_words')) await run(definition);
  await run(`SET session_replication_role = origin`);
  await run('DROP TABLE parts, titles, people');
  await run('VACUUM (ANALYZE)');
  return {
    workspaceId,
    audiences: { everyone, half, oldest, few },
    campaigns: { oldest: oldCampaign, few: fewCampaign },
  };
}

/** What names are made of, and titles with what they mean; the first of a list is the most common. */
const PARTS = `
  CREATE TEMP TABLE parts AS SELECT
    '{Ad,Be,Cla,Da,E,Fa,Ga,Ha,I,Jo,Ka,Le,Ma,Na,O,Pa,Ra,Sa,Ta,Vi}'::text[] AS first_heads,
    '{a,bel,chard,della,gor,lia,mon,nis,ra,than}'::text[] AS first_tails,
    '{Al,Ber,Car,Dan,Fer,Gar,Hol,Kur,Mar,Nor,Per,Ros,Sil,Tor,Wes}'::text[] AS last_heads,
    '{b,d,f,l,m,n,r,s,t,v}'::text[] AS last_middles, '{ado,ano,ens,er,ez,in,ini,man,ov,son}'::text[] AS last_tails,
    '{software,financial services,retail,healthcare,manufacturing,education,logistics,media,energy,insurance,consulting,
      real estate,travel,food,telecom,automotive,agriculture,legal,construction,biotech,aerospace,mining,fashion,gaming,
      nonprofit}'::text[] AS industries,
    '{b2b,saas,series-a,series-b,enterprise,partner,customer,churned,inbound,event-2025,hiring,remote,gdpr,iso27001,
      marketplace,open-source,public,family-owned,startup,scaleup}'::text[] AS tags,
    '{Paris,London,Berlin,Madrid,Zürich,Lyon,Milan,Amsterdam,Brussels,Lisbon,Dublin,Vienna,Munich,Warsaw,Prague,Oslo,
      Stockholm,Copenhagen,Helsinki,Rome,New York,San Francisco,Boston,Austin,Chicago,Toronto,Montréal,Singapore,Sydney,Tokyo}'::text[] AS places;
  CREATE TEMP TABLE titles AS SELECT row_number() OVER () - 1 AS title_n, * FROM (VALUES
    ('Account Executive', 'sales', 'staff'), ('Software Engineer', 'engineering', 'staff'),
    ('Marketing Manager', 'marketing', 'manager'), ('Sales Director', 'sales', 'director'),
    ('Head of Growth', 'marketing', 'head'), ('Chief Executive Officer', 'general_management', 'c_level'),
    ('VP Engineering', 'engineering', 'vp'), ('HR Manager', 'people', 'manager'), ('CFO', 'finance', 'c_level'),
    ('Chief Marketing Officer', 'marketing', 'c_level'), ('Data Analyst', 'data', 'staff'),
    ('Founder', 'general_management', 'founder'), ('Product Manager', 'product', 'manager'),
    ('Office Coordinator (Zebra desk)', 'operations', 'staff')) AS t (title, job_function, seniority)`;

/** A name is put together from its number: few short lists are read much faster than one long. */
const FIRST = (n: string) => `(first_heads[1 + ${n} / 10] || first_tails[1 + ${n} % 10])`;
const LAST = (n: string) =>
  `(last_heads[1 + ${n} / 100] || last_middles[1 + ${n} / 10 % 10] || last_tails[1 + ${n} % 10])`;

const COMPANIES = `
  INSERT INTO companies (workspace_id, id, domain, name, industry, size, tags, name_folded, industry_folded, tags_folded,
    created_at, updated_at)
  SELECT $1::uuid, uuidv7(), 'company' || n || '.example', name, industry, size, tags, lower(name), industry, tags,
    $3::timestamptz, $3::timestamptz
  FROM (SELECT n, ${LAST('last_n')} || ' ' || ${FIRST('first_n')} || ' ' || n AS name,
      trim(industries[1 + floor(power(random(), 2) * 25)]) AS industry,
      CASE WHEN random() < 0.8 THEN floor(power(10, random() * 5))::int END AS size,
      ARRAY(SELECT DISTINCT trim(tags[1 + floor(power(r, 2) * 20)]) FROM (VALUES (random()), (random() * n / n)) AS v (r)) AS tags
    FROM parts, (SELECT n, floor(random() * 1500)::int AS last_n, floor(random() * 200)::int AS first_n
      FROM generate_series(1, $2::int) n) drawn) made`;

const LEADS = `
  INSERT INTO leads (workspace_id, id, company_id, first_name, last_name, job_title, job_function, seniority, location, phone,
    attributes, name_folded, title_folded, location_folded, created_at, updated_at)
  SELECT $1::uuid, uuidv7(), c.id, first, last, title, job_function, seniority, place, CASE WHEN chance < 0.2 THEN '+33 1 23' END,
    jsonb_build_object('tier', CASE WHEN chance < 0.01 THEN 'gold' WHEN chance < 0.3 THEN 'silver' ELSE 'bronze' END)
      || CASE WHEN chance < 0.5 THEN jsonb_build_object('crm_id', 'crm-' || n) ELSE '{}' END,
    lower(first || ' ' || last), lower(title), translate(lower(place), 'üé', 'ue'),
    $3::timestamptz + n * interval '30 seconds',
    $3::timestamptz + n * interval '30 seconds' + chance * interval '30 days'
  FROM (SELECT n, random() AS chance, ${FIRST('first_n')} AS first, ${LAST('last_n')} AS last, trim(places[1 + floor(power(random(), 2) * 30)]) AS place,
      floor(power(random(), 3) * 14)::int AS title_n, 1 + floor(power(random(), 2) * $2::int / 8)::int AS company_n
    FROM parts, (SELECT n, floor(power(random(), 1.5) * 1500)::int AS last_n, floor(power(random(), 2) * 200)::int AS first_n
      FROM generate_series(1, $2::int) n) drawn) made
  JOIN titles USING (title_n)
  JOIN (SELECT id, row_number() OVER (ORDER BY id) AS company_n FROM companies WHERE workspace_id = $1::uuid) c USING (company_n)
  ORDER BY made.n;
`;

const EMAILS = `
  INSERT INTO channel_identities (workspace_id, id, lead_id, kind, value, label)
  SELECT l.workspace_id, uuidv7(), l.id, 'email',
    lower(l.first_name || '.' || l.last_name) || '.' || right(l.id::text, 8) || '@' || c.domain, 'professional'
  FROM leads l JOIN companies c ON c.workspace_id = l.workspace_id AND c.id = l.company_id
  WHERE l.workspace_id = $1::uuid AND random() < 0.85`;

const PROFILES = `
  INSERT INTO channel_identities (workspace_id, id, lead_id, kind, value, label)
  SELECT workspace_id, uuidv7(), id, 'linkedin_public_id', lower(first_name || '-' || last_name) || '-' || right(id::text, 12), NULL
  FROM leads WHERE workspace_id = $1::uuid AND random() < 0.7`;
