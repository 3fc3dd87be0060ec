/** What may be called besides https on the public Internet? Nothing, unless whoever runs Overture says so. */

export interface OutgoingPolicy {
  /** Plain http to public addresses. */
  readonly allowHttp: boolean;
  /** `host:port` or `host:*`, an IPv6 address in brackets: may be private, and http. */
  readonly allowPrivate: readonly string[];
}

export function isAllowedByName({ allowPrivate }: OutgoingPolicy, url: URL): boolean {
  const host = url.hostname.toLowerCase();
  return allowPrivate.includes(`${host}:${portOf(url)}`) || allowPrivate.includes(`${host}:*`);
}

export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'http:' ? 80 : 443;
}
