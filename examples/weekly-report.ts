/**
 * How did each campaign do? One line of CSV for each that was launched, on stdout.
 *
 *   node --conditions=overture examples/weekly-report.ts 2026-03-02 2026-03-08
 */
import { createOverture } from '@overture/client';

const { OVERTURE_URL = 'http://127.0.0.1:8080', OVERTURE_API_KEY = '' } = process.env;
const overture = createOverture({ baseUrl: OVERTURE_URL, apiKey: OVERTURE_API_KEY });
/** What figures.compare takes in one call. */
const CAMPAIGNS_A_CALL = 20;
const [, , from, to] = process.argv;

const launched: string[] = [];
for await (const { id, launchedAt } of overture.iterate('campaigns.list', { limit: 200 }))
  if (launchedAt !== null) launched.push(id);

console.log('campaign,contacted,replied,reply rate,meetings,won');
while (launched.length > 0) {
  const campaignIds = launched.splice(0, CAMPAIGNS_A_CALL).join(',');
  const { campaigns } = await overture.figures.compare({ campaignIds, from, to });
  for (const { name, counts, rates, pipeline } of campaigns) {
    const rate = rates['reply']?.value ?? null;
    const won = pipeline.map(({ currency, wonCents }) => `${wonCents / 100} ${currency}`).join(' + ');
    const cells = [
      name,
      counts['contacted'] ?? 0,
      counts['replied'] ?? 0,
      rate === null ? '' : `${(rate * 100).toFixed(1)} %`,
      counts['meetings_booked'] ?? 0,
      won,
    ];
    console.log(cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(','));
  }
}
