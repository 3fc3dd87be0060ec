/**
 * May this query run? Only when it names the workspace of its transaction (law 7).
 *
 * The guard stands before Prisma and before SQL. Foreign keys carry the workspace too, so a relation that is included or
 * written through a guarded row stays inside; row-level security stands behind all of it, for all roles but the engine's.
 */
import type { TransactionClient } from './client.js';
import type { Sql } from './db.js';

export class TenantGuardError extends Error {
  override readonly name = 'TenantGuardError';
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** The row or filter names the workspace itself, or through a compound key (`workspaceId_id`). */
function names(workspaceId: string, fields: unknown): boolean {
  if (!isFields(fields)) return false;
  if (fields['workspaceId'] !== undefined) return fields['workspaceId'] === workspaceId;
  return Object.entries(fields).some(
    ([key, value]) =>
      key.startsWith('workspaceId_') && isFields(value) && value['workspaceId'] === workspaceId,
  );
}

/** A workspace's own row is named by its id. */
function namesWorkspace(workspaceId: string, fields: unknown): boolean {
  return isFields(fields) && fields['id'] === workspaceId;
}

function isInside(operation: string, args: Fields, inside: (fields: unknown) => boolean): boolean {
  switch (operation) {
    case 'create':
      return inside(args['data']);
    case 'createMany':
    case 'createManyAndReturn':
      return [args['data']].flat().every(inside);
    case 'upsert':
      return inside(args['where']) && inside(args['create']);
    default:
      return inside(args['where']);
  }
}

/** A row may not be moved to another workspace either, not even by connecting it to a row there. */
function movesOut(workspaceId: string, args: Fields): boolean {
  return [args['data'], args['update']]
    .flat()
    .some(
      (data) =>
        isFields(data) &&
        ((data['workspaceId'] ?? workspaceId) !== workspaceId || connectsOut(workspaceId, data)),
    );
}

function connectsOut(workspaceId: string, fields: Fields): boolean {
  return Object.entries(fields).some(
    ([key, value]) =>
      isFields(value) &&
      ((key.startsWith('workspaceId_') && (value['workspaceId'] ?? workspaceId) !== workspaceId) ||
        connectsOut(workspaceId, value)),
  );
}

/** A Prisma client that refuses every operation outside the workspace, and all raw SQL (which has its own guard). */
export function guardPrisma(client: TransactionClient, workspaceId: string): TransactionClient {
  return new Proxy(client, {
    get(target, property, receiver) {
      if (typeof property === 'string' && property.startsWith('$')) {
        throw new TenantGuardError(`${property} is not for stores. Use db.sql for SQL.`);
      }
      const model: unknown = Reflect.get(target, property, receiver);
      if (typeof property === 'symbol' || !isFields(model)) return model;
      return guardModel(model, property, workspaceId);
    },
  });
}

function guardModel(model: Fields, name: string, workspaceId: string): Fields {
  const inside = (fields: unknown): boolean =>
    name === 'workspace' ? namesWorkspace(workspaceId, fields) : names(workspaceId, fields);
  return new Proxy(model, {
    get(target, operation, receiver) {
      const run: unknown = Reflect.get(target, operation, receiver);
      if (typeof operation === 'symbol' || typeof run !== 'function') return run;
      return (args: Fields = {}): unknown => {
        if (!isInside(operation, args, inside) || movesOut(workspaceId, args)) {
          throw new TenantGuardError(
            `${name}.${operation} does not name the workspace of its transaction. ` +
              'Put workspaceId at the top of where (and of each row of data).',
          );
        }
        return (run as (args: Fields) => unknown).call(target, args);
      };
    },
  });
}

/** In place of Prisma where there is none: a read is SQL alone. */
export const noPrisma: TransactionClient = new Proxy({} as TransactionClient, {
  get(_target, property) {
    throw new TenantGuardError(`prisma.${String(property)} is not for reads. Use db.sql.`);
  },
});

/** Texts in which a workspace occurs: most are asked again and again. */
const naming = new Set<string>();
const MOST_TEXTS = 1_000;

function namesSome(text: string): boolean {
  if (naming.has(text)) return true;
  if (!/workspace_id|\bworkspaces\b/.test(text)) return false;
  if (naming.size < MOST_TEXTS) naming.add(text);
  return true;
}

/** SQL that refuses a statement in which no workspace occurs. It cannot tell which one: pass the workspace as a value. */
export function guardSql(sql: Sql): Sql {
  return {
    rows(text, values, options) {
      if (!namesSome(text)) {
        throw new TenantGuardError(`This SQL names no workspace_id: ${text.trim().slice(0, 80)}`);
      }
      return sql.rows(text, values, options);
    },
  };
}
