/** Why did a call fail, in a word that can be shown and counted? Never by the error's text, which may carry addresses. */
import type { OutgoingFailure } from '#application';

const NO_CONNECTION = ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EACCES', 'ENETDOWN'];
const SLOW = ['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT'];
const TLS = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED|ERR_OSSL|EPROTO|HOSTNAME_MISMATCH)/;
const NOT_HTTP = /^(HPE_|UND_ERR_HEADERS_OVERFLOW|UND_ERR_INVALID)/;

export function failureOf(error: unknown, isOver: boolean): OutgoingFailure {
  if (isOver) return 'timed_out';
  const code = codeOf(error);
  if (SLOW.includes(code)) return 'timed_out';
  if (NO_CONNECTION.includes(code)) return 'connection_failed';
  if (TLS.test(code)) return 'tls_failed';
  // undici's parser error has a name and sometimes no code.
  if (NOT_HTTP.test(code) || (error instanceof Error && error.name === 'HTTPParserError')) return 'not_http';
  return 'connection_broken';
}

/** Of the error, or of the first that it gathers (one for each address that was tried). */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { code, errors } = error as { readonly code?: unknown; readonly errors?: unknown };
  if (typeof code === 'string') return code;
  return Array.isArray(errors) ? codeOf(errors[0]) : '';
}
