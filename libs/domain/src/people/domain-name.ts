/** Which domain does a company's website live on? */
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * `https://www.Acme.com/about` is `acme.com`. International names are written in ASCII (IDNA, `xn--…`).
 *
 * @returns undefined for anything that is not a public domain name: addresses, IP addresses, single labels.
 */
export function normaliseDomain(text: string): string | undefined {
  const host = text
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/[/?#][^]*$/, '')
    .replace(/:\d{1,5}$/, '')
    .replace(/\.$/, '');
  const ascii = toAscii(host);
  return ascii && isDomain(ascii) ? ascii.replace(/^(?:www\.)+(?=[^.]+\.)/, '') : undefined;
}

/** Lower-case ASCII form of a host name (UTS 46); undefined when it has none. */
export function toAscii(host: string): string | undefined {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(host)) return undefined;
  try {
    return new URL(`http://${host}/`).hostname;
  } catch {
    return undefined;
  }
}

/** RFC 1035 labels, at least two, the last one not a number: neither `localhost` nor an IP address. */
export function isDomain(host: string): boolean {
  const labels = host.split('.');
  const top = labels.at(-1) ?? '';
  return (
    host.length <= 253 &&
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label)) &&
    /^[a-z].*[a-z0-9]$/.test(top)
  );
}
