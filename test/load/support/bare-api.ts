/**
 * What would a developer write without Overture? Fastify, `pg` with prepared statements, a look-up of the key in a Map, and
 * the very same answers, field by field. A process of its own, beside which `bench api` measures the real API.
 */
import { COUNTED_METRICS, deliveredOf, ratesOf } from '#domain';
import { encodeId, decodeId, type IdKind } from '#contracts';
import fastify, { type FastifyRequest } from 'fastify';
import pg from 'pg';

const { DATABASE_URL = '', PORT = '0', POOL_SIZE = '16', KEYS = '{}' } = process.env;

const pool = new pg.Pool({ connectionString: DATABASE_URL, max: Number(POOL_SIZE), options: '-c jit=off' });
const workspaces = new Map(Object.entries(JSON.parse(KEYS) as Record<string, string>));
const rows = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
  (await pool.query<Row>({ name, text, values })).rows;

interface LeadRow {
  readonly id: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly job_title: string;
  readonly job_function: string;
  readonly seniority: string;
  readonly location: string;
  readonly phone: string | null;
  readonly attributes: object;
  readonly corrected_fields: string[];
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly c_id: string | null;
  readonly domain: string;
  readonly name: string;
  readonly industry: string;
  readonly size: number;
  readonly tags: string[];
  readonly c_created_at: Date;
  readonly c_updated_at: Date;
  readonly identities: readonly Identity[] | null;
}
interface CampaignRow {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly sequence_id: string | null;
  readonly audiences: { id: string; live: boolean }[];
  readonly account_ids: string[];
  readonly scheduled_at: Date | null;
  readonly launched_at: Date | null;
  readonly ended_at: Date | null;
  readonly archived_at: Date | null;
  readonly status_reason: string | null;
  readonly status_changed_at: Date | null;
  readonly external_id: string | null;
  readonly created_at: Date;
  readonly max_enrollments: number | null;
  readonly max_enrollments_per_day: number | null;
  readonly weight: number;
  readonly daily_cap: number | null;
  readonly active: number;
  readonly finished: number;
  readonly stopped: number;
}
interface ConversationRow {
  readonly id: string;
  readonly lead_id: string;
  readonly lead_name: string;
  readonly company_name: string | null;
  readonly account_id: string;
  readonly channel: string;
  readonly subject: string | null;
  readonly disposition: string | null;
  readonly needs_reply: boolean;
  readonly last_message_at: Date;
}
interface MessageRow {
  readonly id: string;
  readonly direction: string;
  readonly subject: string | null;
  readonly text: string;
  readonly disposition: string | null;
  readonly automatic: boolean;
  readonly occurred_at: Date;
}
interface FiguresCampaignRow {
  readonly name: string;
  readonly graph: { readonly steps: readonly { id: string; kind: string }[] };
  readonly time_zone: string;
  readonly position: number;
}
interface FigureRow {
  readonly dimension: string;
  readonly key: string;
  readonly metric: string;
  readonly currency: string;
  readonly count: number;
  readonly cents: string;
}
interface EventRow {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, string>>;
  readonly occurred_at: Date;
}

const server = fastify();
const known = new WeakMap<FastifyRequest, string>();
server.addHook('onRequest', async (request, reply) => {
  const workspace = workspaces.get((request.headers.authorization ?? '').slice('Bearer '.length));
  if (workspace === undefined) return reply.status(401).send({ code: 'unauthenticated' });
  known.set(request, workspace);
});
const workspaceOf = (request: FastifyRequest): string => known.get(request) ?? '';
const uuidOf = (kind: IdKind, request: FastifyRequest): string =>
  decodeId(kind, (request.params as { id: string }).id) ?? '';
const idOf = (kind: IdKind, uuid: string | null): string | null =>
  uuid === null ? null : encodeId(kind, uuid);
const timeOf = (date: Date | null): string | null => {
  if (date === null) return null;
  const text = date.toISOString();
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text;
};
const cursorOf = (values: readonly string[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

const LEADS = `
  SELECT l.id, l.first_name, l.last_name, l.job_title, l.job_function, l.seniority, l.location, l.phone, l.attributes,
    l.corrected_fields, l.created_at, l.updated_at, c.id AS c_id, c.domain, c.name, c.industry, c.size, c.tags,
    c.created_at AS c_created_at, c.updated_at AS c_updated_at,
    (SELECT json_agg(json_build_object('kind', i.kind, 'value', i.value, 'label', i.label, 'verdict', i.verdict,
       'reason', i.verdict_reason, 'checkedAt', i.checked_at) ORDER BY i.id)
     FROM channel_identities i WHERE i.workspace_id = l.workspace_id AND i.lead_id = l.id) AS identities
  FROM leads l LEFT JOIN companies c ON c.workspace_id = l.workspace_id AND c.id = l.company_id
  WHERE l.workspace_id = $1 AND l.state = 'present'`;

interface Identity {
  readonly kind: string;
  readonly value: string;
  readonly label: string | null;
  readonly verdict: string | null;
  readonly reason: string | null;
  readonly checkedAt: string;
}

function leadOf(row: LeadRow): object {
  const identities = row.identities ?? [];
  const email = (label: string | null) =>
    identities.find((identity) => identity.kind === 'email' && identity.label === label);
  const linkedin = (kind: string) => identities.find((identity) => identity.kind === kind)?.value ?? null;
  const written = email('professional') ?? email('personal') ?? email(null);
  const publicId = linkedin('linkedin_public_id');
  return {
    id: encodeId('lead', row.id),
    firstName: row.first_name,
    lastName: row.last_name,
    professionalEmail: email('professional')?.value ?? email(null)?.value ?? null,
    personalEmail: email('personal')?.value ?? null,
    emailVerdict:
      written === undefined || written.verdict === null
        ? null
        : {
            verdict: written.verdict,
            reason: written.reason,
            checkedAt: timeOf(new Date(written.checkedAt)),
          },
    linkedinUrl: publicId === null ? null : `https://www.linkedin.com/in/${encodeURIComponent(publicId)}`,
    linkedinPublicId: publicId,
    linkedinMemberId: linkedin('linkedin_member_id'),
    jobTitle: row.job_title,
    jobFunction: row.job_function,
    seniority: row.seniority,
    location: row.location,
    phone: row.phone,
    attributes: row.attributes,
    company:
      row.c_id === null
        ? null
        : {
            id: encodeId('company', row.c_id),
            domain: row.domain,
            name: row.name,
            industry: row.industry,
            size: row.size,
            tags: row.tags,
            createdAt: timeOf(row.c_created_at),
            updatedAt: timeOf(row.c_updated_at),
          },
    correctedFields: row.corrected_fields,
    createdAt: timeOf(row.created_at),
    updatedAt: timeOf(row.updated_at),
  };
}

server.get('/v1/leads/:id', async (request) => {
  const values = [workspaceOf(request), uuidOf('lead', request)];
  const [row] = await rows<LeadRow>('lead', `${LEADS} AND l.id = $2`, values);
  return row === undefined ? undefined : leadOf(row);
});

server.post('/v1/leads/search', async (request) => {
  const { limit } = request.body as { limit: number };
  const found = await rows<LeadRow>('leads', `${LEADS} ORDER BY l.id DESC LIMIT $2`, [
    workspaceOf(request),
    limit + 1,
  ]);
  const shown = found.slice(0, limit);
  return {
    data: shown.map(leadOf),
    nextCursor: found.length > limit ? cursorOf([shown.at(-1)?.id ?? '']) : null,
  };
});

const CAMPAIGNS = `
  SELECT c.*, n.active, n.finished, n.stopped,
    ARRAY(SELECT a.account_id::text FROM campaign_accounts a WHERE a.workspace_id = c.workspace_id AND a.campaign_id = c.id
      ORDER BY a.account_id) AS account_ids,
    coalesce((SELECT json_agg(json_build_object('id', a.audience_id, 'live', a.live) ORDER BY a.audience_id)
      FROM campaign_audiences a WHERE a.workspace_id = c.workspace_id AND a.campaign_id = c.id), '[]') AS audiences
  FROM (SELECT * FROM campaigns WHERE workspace_id = $1 AND archived_at IS NULL ORDER BY id DESC LIMIT $2) c
  LEFT JOIN LATERAL (SELECT (count(*) FILTER (WHERE status = 'active'))::int AS active,
      (count(*) FILTER (WHERE status = 'finished'))::int AS finished, (count(*) FILTER (WHERE status = 'stopped'))::int AS stopped
    FROM enrollments e WHERE e.workspace_id = c.workspace_id AND e.campaign_id = c.id) n ON true
  ORDER BY c.id DESC`;

server.get('/v1/campaigns', async (request) => {
  const limit = Number((request.query as { limit: string }).limit);
  const found = await rows<CampaignRow>('campaigns', CAMPAIGNS, [workspaceOf(request), limit + 1]);
  const shown = found.slice(0, limit);
  return {
    data: shown.map((row) => ({
      id: encodeId('campaign', row.id),
      name: row.name,
      status: row.status,
      sequenceId: idOf('sequence', row.sequence_id),
      audiences: row.audiences.map(({ id, live }) => ({
        id: encodeId('audience', id),
        live,
      })),
      accountIds: row.account_ids.map((id) => encodeId('account', id)),
      scheduledAt: timeOf(row.scheduled_at),
      launchedAt: timeOf(row.launched_at),
      endedAt: timeOf(row.ended_at),
      archivedAt: timeOf(row.archived_at),
      statusReason: row.status_reason,
      statusChangedAt: timeOf(row.status_changed_at),
      externalId: row.external_id,
      createdAt: timeOf(row.created_at),
      maxEnrollments: row.max_enrollments,
      maxEnrollmentsPerDay: row.max_enrollments_per_day,
      weight: row.weight,
      dailyCap: row.daily_cap,
      enrollments: { active: row.active, finished: row.finished, stopped: row.stopped },
    })),
    nextCursor: found.length > limit ? cursorOf([shown.at(-1)?.id ?? '']) : null,
  };
});

const CONVERSATION = `
  SELECT c.*, concat_ws(' ', l.first_name, l.last_name) AS lead_name, co.name AS company_name
  FROM conversations c JOIN leads l ON l.workspace_id = c.workspace_id AND l.id = c.lead_id
  LEFT JOIN companies co ON co.workspace_id = l.workspace_id AND co.id = l.company_id
  WHERE c.workspace_id = $1 AND c.id = $2`;
const MESSAGES = `
  SELECT id, direction, subject, text, disposition, automatic, occurred_at FROM messages
  WHERE workspace_id = $1 AND conversation_id = $2 ORDER BY occurred_at DESC, id DESC LIMIT 101`;

server.get('/v1/conversations/:id', async (request) => {
  const values = [workspaceOf(request), uuidOf('conversation', request)];
  const [[row], messages] = await Promise.all([
    rows<ConversationRow>('conversation', CONVERSATION, values),
    rows<MessageRow>('messages', MESSAGES, values),
  ]);
  if (row === undefined) return undefined;
  const [last] = messages;
  return {
    id: encodeId('conversation', row.id),
    leadId: encodeId('lead', row.lead_id),
    leadName: row.lead_name,
    companyName: row.company_name,
    accountId: encodeId('account', row.account_id),
    channel: row.channel,
    subject: row.subject,
    disposition: row.disposition,
    needsReply: row.needs_reply,
    lastMessageAt: timeOf(row.last_message_at),
    lastMessage: last === undefined ? null : { direction: last.direction, text: last.text },
    messages: messages
      .slice(0, 100)
      .reverse()
      .map((message) => ({
        id: encodeId('message', message.id),
        direction: message.direction,
        subject: message.subject,
        text: message.text,
        disposition: message.disposition,
        automatic: message.automatic,
        occurredAt: timeOf(message.occurred_at),
      })),
    earlierMessages: null,
  };
});

const CAMPAIGN = `
  SELECT c.name, v.graph, w.time_zone, (SELECT position FROM event_cursors WHERE consumer = 'figures@2')::int AS position
  FROM campaigns c JOIN workspaces w ON w.id = c.workspace_id
  JOIN sequence_versions v ON v.workspace_id = c.workspace_id AND v.id = c.sequence_version_id
  WHERE c.workspace_id = $1 AND c.id = $2`;
const FIGURES = `
  SELECT dimension, key, metric, currency, sum(count)::int AS count, sum(amount_cents)::bigint AS cents FROM figures
  WHERE workspace_id = $1 AND campaign_id = $2 AND dimension IN ('campaign', 'step') AND grain = 'total'
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;

server.get('/v1/campaigns/:id/figures', async (request) => {
  const campaignId = uuidOf('campaign', request);
  const values = [workspaceOf(request), campaignId];
  const [[campaign], figures] = await Promise.all([
    rows<FiguresCampaignRow>('campaign', CAMPAIGN, values),
    rows<FigureRow>('figures', FIGURES, values),
  ]);
  if (campaign === undefined) return undefined;
  const countsOf = (dimension: string, key?: string): Record<string, number> =>
    Object.fromEntries(
      figures
        .filter((row) => row.dimension === dimension && (key === undefined || row.key === key))
        .filter((row) => row.metric !== 'pipeline_cents' && row.count !== 0)
        .map((row) => [row.metric, row.count]),
    );
  const counts = {
    ...Object.fromEntries(COUNTED_METRICS.map((metric) => [metric, 0])),
    ...countsOf('campaign'),
  };
  const { steps } = campaign.graph;
  return {
    campaignId: encodeId('campaign', campaignId),
    name: campaign.name,
    counts: { ...counts, delivered: deliveredOf(counts) },
    pipeline: figures
      .filter((row) => row.dimension === 'campaign' && row.metric === 'pipeline_cents')
      .map((row) => ({ currency: row.currency, wonCents: Number(row.cents) })),
    rates: ratesOf(counts),
    steps: steps
      .filter(({ kind }) => kind !== 'end')
      .map(({ id, kind }) => {
        const own = countsOf('step', id);
        const rates = Object.entries(ratesOf(own)).filter(([, rate]) => rate.denominator > 0);
        return {
          stepId: id,
          kind,
          counts: { contacted: 0, ...own },
          rates: Object.fromEntries(rates),
        };
      }),
    breakdown: null,
    period: { from: null, to: null },
    timeZone: campaign.time_zone,
    attribution: 'answered_touch_else_last_touch',
    asOfPosition: campaign.position,
  };
});

const EVENTS = `
  SELECT id, type, data, occurred_at FROM events
  WHERE workspace_id = $1 AND position IS NOT NULL ORDER BY position LIMIT $2`;
const KINDS: Readonly<Record<string, IdKind>> = {
  campaignId: 'campaign',
  enrollmentId: 'enrollment',
  leadId: 'lead',
  touchId: 'touch',
  accountId: 'account',
  meetingId: 'meeting',
  dealId: 'deal',
};

server.get('/v1/events', async (request) => {
  const limit = Number((request.query as { limit: string }).limit);
  const found = await rows<EventRow>('events', EVENTS, [workspaceOf(request), limit + 1]);
  const shown = found.slice(0, limit);
  return {
    data: shown.map((row) => ({
      id: encodeId('event', row.id),
      type: row.type,
      timestamp: timeOf(row.occurred_at),
      data: Object.fromEntries(
        Object.entries(row.data).map(([name, value]) => {
          const kind = KINDS[name];
          return [name, kind === undefined ? value : encodeId(kind, value)];
        }),
      ),
    })),
    after: idOf('event', shown.at(-1)?.id ?? null),
    hasMore: found.length > limit,
  };
});

await server.listen({ host: '127.0.0.1', port: Number(PORT) });
process.send?.('ready');
