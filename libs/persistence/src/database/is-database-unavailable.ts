/**
 * Is Postgres out of reach, or too busy for now? Then trying again later helps, and the caller is told so.
 *
 * Both ways in are known: the pool's own errors (SQLSTATE classes of https://www.postgresql.org/docs/current/errcodes-appendix.html
 * and Node's connection errors) and what Prisma makes of them (https://www.prisma.io/docs/orm/reference/error-reference).
 */
const CODES: ReadonlySet<string> = new Set([
  // Node: no connection, or it broke.
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT',
  // Postgres: shutting down, starting up, too many connections, deadlock, serialization failure.
  '57P01', '57P02', '57P03', '53300', '40P01', '40001', '08000', '08003', '08006',
  // Prisma: unreachable, timed out, closed, pool exhausted, transaction not started in time, write conflict.
  'P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037',
]); // prettier-ignore
const MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;
/** `kind` of the driver adapter's own errors. */
const KINDS =
  /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|TransactionWriteConflict)$/;

export function isDatabaseUnavailable(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  const { code, message, kind, originalCode, cause, meta, driverAdapterError } = error as Record<
    string,
    unknown
  >;
  return (
    [code, originalCode].some((text) => typeof text === 'string' && CODES.has(text)) ||
    (typeof message === 'string' && MESSAGES.test(message)) ||
    (typeof kind === 'string' && KINDS.test(kind)) ||
    [cause, meta, driverAdapterError].some((inner) => isDatabaseUnavailable(inner, depth + 1))
  );
}
