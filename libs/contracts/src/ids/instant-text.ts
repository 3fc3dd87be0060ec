/**
 * How does an instant read in an answer? As `Temporal.Instant` writes it, which takes its time: an answer holds hundreds, and
 * nearly all of them are whole milliseconds on few days.
 */
const DAY = 86_400_000;
const MILLISECOND = 1_000_000n;
/** Milliseconds of the years that RFC 3339 can write: 0000 to 9999. */
const [FIRST, AFTER] = [-62_167_219_200_000, 253_402_300_800_000];
const MOST_DAYS = 2_000;

const days = new Map<number, string>();
const TWO = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** Undefined outside the years of four digits. */
export function instantText(instant: Temporal.Instant): string | undefined {
  const time = instant.epochMilliseconds;
  if (time < FIRST || time >= AFTER) return undefined;
  if (instant.epochNanoseconds % MILLISECOND !== 0n) return instant.toString();
  const day = Math.floor(time / DAY);
  const within = time - day * DAY;
  const seconds = Math.floor(within / 1_000);
  const minutes = Math.floor(seconds / 60);
  const clock = `${TWO[Math.floor(minutes / 60)]}:${TWO[minutes % 60]}:${TWO[seconds % 60]}`;
  return `${dayText(day)}T${clock}${fraction(within % 1_000)}Z`;
}

function fraction(milliseconds: number): string {
  if (milliseconds === 0) return '';
  return `.${String(milliseconds).padStart(3, '0').replace(/0+$/, '')}`;
}

function dayText(day: number): string {
  const known = days.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * DAY).toISOString().slice(0, 10);
  if (days.size >= MOST_DAYS) days.clear();
  days.set(day, text);
  return text;
}
