/**
 * May this process start? Only when its database role can change nothing and see no secret.
 *
 * Whatever an assistant is talked into, the process that faces it has no way to write.
 */
import type { Database } from '#persistence';

export class UnsafeDatabaseRole extends Error {
  override readonly name = 'UnsafeDatabaseRole';
}

const WHAT_IT_CAN = `
SELECT array_remove(ARRAY[
  CASE WHEN r.rolsuper THEN 'is a superuser' END,
  CASE WHEN r.rolbypassrls THEN 'bypasses row-level security' END,
  CASE WHEN r.rolcreaterole OR r.rolcreatedb THEN 'may create roles or databases' END,
  CASE WHEN has_schema_privilege(r.oid, 'public', 'CREATE') THEN 'may create tables' END,
  (SELECT 'may write to ' || string_agg(c.relname, ', ' ORDER BY c.relname)
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
       AND n.nspname NOT LIKE 'pg_temp%'
       AND (has_table_privilege(r.oid, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
         OR has_any_column_privilege(r.oid, c.oid, 'INSERT, UPDATE'))),
  (SELECT 'may read secrets in ' || string_agg(a.attrelid::regclass || '.' || a.attname, ', ' ORDER BY a.attrelid, a.attname)
     FROM pg_attribute a
     WHERE (a.attrelid::regclass::text, a.attname::text) IN (
         ('accounts', 'sealed_credentials'), ('api_keys', 'secret_hash'), ('inbound_hooks', 'sealed_secret'))
       AND has_column_privilege(r.oid, a.attrelid, a.attnum, 'SELECT'))
], NULL) AS reasons
FROM pg_roles r WHERE r.rolname = current_user`;

/** @throws UnsafeDatabaseRole that names what the role can do */
export async function refuseWritingRole(database: Pick<Database, 'engineSql'>): Promise<void> {
  const [row] = await database.engineSql.rows<{ reasons: string[] }>(WHAT_IT_CAN);
  const reasons = row?.reasons ?? ['is not known to the database'];
  if (reasons.length === 0) return;
  throw new UnsafeDatabaseRole(
    `The database role of DATABASE_URL_READER ${reasons.join('; it ')}. The adapter for assistants starts only on a role ` +
      'that can read and nothing else. Use the role overture_reader, which `migrate` creates.',
  );
}
