/**
 * How many people does the company employ?
 *
 * Files say it as a number ("1,200"), as a band ("51-200 employees", "10 000+") or with k ("1.5k"). A band counts as its
 * lower end: the company has at least that many.
 */
export function parseSize(text: string): number | undefined {
  const match = /^[^\d]*(\d{1,3}(?:[ .,'\u00a0\u202f]\d{3})+|\d+(?:[.,]\d+)?)\s*(k)?(?![\d.,])/i.exec(
    text.trim(),
  );
  if (!match) return undefined;
  const [, digits = '', thousand] = match;
  const grouped = /^\d{1,3}(?:[ .,'\u00a0\u202f]\d{3})+$/.test(digits);
  const value = grouped ? Number(digits.replace(/\D/g, '')) : Number(digits.replace(',', '.'));
  const people = Math.round(thousand === undefined ? value : value * 1000);
  return people <= 10_000_000 ? people : undefined;
}
