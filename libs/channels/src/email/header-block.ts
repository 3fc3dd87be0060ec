/** Which header fields stand at the head of a raw message? Only enough to label it: the rest is interpreted later. */
const MAX_HEADER_CHARS = 128 * 1024;

export interface HeaderBlock {
  /** The first value of the field, unfolded and trimmed; undefined when it is not there. */
  readonly first: (name: string) => string | undefined;
}

/** @param source a raw message, one character a byte (latin1). Never throws, whatever it holds. */
export function headerBlock(source: string): HeaderBlock {
  const end = source.slice(0, MAX_HEADER_CHARS).search(/\r?\n\r?\n/);
  const head = source.slice(0, end === -1 ? MAX_HEADER_CHARS : end);
  const fields = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return { first: (name) => fields.get(name.toLowerCase()) };
}
