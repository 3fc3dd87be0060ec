/** Is this an id that may become part of a key? Visible ASCII of a sane length; anything else is somebody's joke. */
const PRINTABLE = /^[\x21-\x7e]{1,200}$/;

export function printable(value: unknown): string | undefined {
  return typeof value === 'string' && PRINTABLE.test(value) ? value : undefined;
}
