/** The truth and its walls: tenants, events, secrets, figures. */
import { architecture, integration, type Mutation, unit } from '../mutation.ts';

const GUARD = 'libs/persistence/src/database/tenant-guard.ts';
const ACCESS = 'prisma/migrations/0003_access/migration.sql';
const guard = (name: string) => unit('libs/persistence/src/database/tenant-guard.spec.ts', name);
const access = (name: string) => integration('persistence/access.spec.ts', name);

export const TRUTH: readonly Mutation[] = [
  {
    name: 'an erased person may be added again',
    file: 'libs/application/src/leads/upsert-lead.ts',
    search: 'if (isErased(draft, await stores.erasures.guard())) throw erasedPerson();',
    replace: 'void [isErased, erasedPerson];',
    test: integration('leads/tombstones.spec.ts', 'an upsert of an erased person is refused'),
    why: 'Somebody who asked to be forgotten is written to again.',
  },
  {
    name: 'a query need not name its workspace',
    file: GUARD,
    search: "      return inside(args['where']);\n",
    replace: "      return args['where'] === undefined || inside(args['where']);\n",
    test: guard('findMany with undefined is refused'),
    why: 'One customer reads the leads of another.',
  },
  {
    name: 'a row may move to another workspace',
    file: GUARD,
    search: "return [args['data'], args['update']]",
    replace: "return [args['data']]",
    test: guard('upsert with'),
    why: 'One customer writes into the workspace of another.',
  },
  {
    name: 'SQL need not name its workspace',
    file: GUARD,
    search: 'if (!/workspace_id|\\bworkspaces\\b/.test(text)) return false;',
    replace: "if (text === '') return false;",
    test: guard('SQL that names no workspace is refused'),
    why: 'A forgotten WHERE reads everybody.',
  },
  {
    name: 'the reader sees every workspace',
    file: ACCESS,
    search: `'CREATE POLICY "one_workspace" ON %I FOR SELECT TO "overture_reader" USING (%I = '`,
    replace: `'CREATE POLICY "one_workspace" ON %I FOR SELECT TO "overture_reader" USING (true OR %I = '`,
    test: access('sees in every table the rows of its workspace and of no other'),
    why: 'The process that faces an AI reads every customer.',
  },
  {
    name: 'the reader sees sealed credentials',
    file: ACCESS,
    search: "grant_select_except('accounts', '{sealed_credentials}', 'overture_reader')",
    replace: "grant_select_except('accounts', '{}', 'overture_reader')",
    test: access('can read no secret'),
    why: 'The process that faces an AI carries mailbox passwords.',
  },
  {
    name: 'events can be rewritten',
    file: ACCESS,
    search: 'REVOKE UPDATE, DELETE ON "events" FROM "overture_api", "overture_engine";',
    replace: '',
    test: access('append events and never change what they say'),
    why: 'A number can no longer be explained.',
  },
  {
    name: 'late events are skipped',
    file: 'libs/persistence/src/events/sequence-events.ts',
    search: 'FROM events WHERE position IS NULL ORDER BY id',
    replace:
      "FROM events WHERE position IS NULL AND id::text > COALESCE((SELECT max(id::text) FROM events WHERE position IS NOT NULL), '') ORDER BY id",
    test: integration('persistence/events.spec.ts', 'a late event is never skipped'),
    why: 'A reply that committed a moment late is never counted.',
  },
  {
    name: 'a consumer sees its last event again',
    file: 'libs/persistence/src/events/consume-events.ts',
    search: 'WHERE position > $1::bigint',
    replace: 'WHERE position >= $1::bigint',
    test: integration('persistence/events.spec.ts', 'two processes of one consumer take turns'),
    why: 'Webhooks and figures repeat themselves for ever.',
  },
  {
    name: 'a fact that is replaced counts twice',
    file: 'libs/persistence/src/figures/apply-to-figures.ts',
    search: 'FROM written WHERE old_workspace_id IS NOT NULL',
    replace: 'FROM written WHERE false',
    test: integration('figures/figures.spec.ts', 'equals the sum of all facts and a rebuild from zero'),
    why: 'A deal that is lost stays won.',
  },
  {
    name: 'a secret opens in another row',
    file: 'libs/persistence/src/secrets/secret-box.ts',
    search: '`|${workspaceId}|${kind}|${id}`',
    replace: '`|${workspaceId}|${kind}|${id.length}`',
    test: unit('libs/persistence/src/secrets/secret-box.spec.ts', 'does not open in another'),
    why: 'A copied row lets one account send as another.',
  },
  {
    name: 'passwords under longer names are logged',
    file: 'libs/observability/src/logging/redact.ts',
    search: 'SECRET_ENDINGS.some((ending) => plain.endsWith(ending))',
    replace: 'SECRET_ENDINGS.some((ending) => plain === ending)',
    test: unit('libs/observability/src/logging/redact.spec.ts', 'hides smtpPassword'),
    why: 'A log holds the password of a mailbox.',
  },
  {
    name: 'connection strings are logged whole',
    file: 'libs/observability/src/logging/redact.ts',
    search: '    message: scrubText(error.message),\n',
    replace: '    message: error.message,\n',
    test: unit('libs/observability/src/logging/logger.spec.ts', 'never writes a secret'),
    why: 'A log holds the password of the database.',
  },
  {
    name: 'business follows the clock of the database',
    file: 'libs/persistence/src/engine/due-enrollment-store.ts',
    search: 'AND paused_at IS NULL AND due_at <= $2::timestamptz',
    replace: 'AND paused_at IS NULL AND due_at <= GREATEST(now(), $2::timestamptz)',
    test: architecture('sql-laws.spec.ts', 'never asks the database for the time'),
    why: 'The simulation and the product no longer decide alike.',
  },
  {
    name: 'an event carries an address',
    file: 'libs/contracts/src/events/catalogue.ts',
    search: 'hard: z.boolean(),',
    replace: 'hard: z.boolean(),\n    recipient: z.string(),',
    test: architecture('events.spec.ts', 'holds ids, figures and the words of the house'),
    why: 'A person cannot be forgotten any more.',
  },
];
