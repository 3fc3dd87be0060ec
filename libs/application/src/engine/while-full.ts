/** How is a part of a round repeated while it still finds a full batch? So often, and no more: others want their turn. */
const MOST_BATCHES = 20;

/** Answers how much was done in all. */
export async function whileFull(batch: number, part: () => Promise<number>): Promise<number> {
  let total = 0;
  for (let round = 0; round < MOST_BATCHES; round += 1) {
    const done = await part();
    total += done;
    if (done < batch) break;
  }
  return total;
}
