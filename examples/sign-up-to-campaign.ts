/**
 * Who signs up gets the welcome sequence: reads one sign-up a line, as JSON, from stdin.
 *
 *   echo '{"email":"ada@northwind.example","firstName":"Ada"}' | node --conditions=overture examples/sign-up-to-campaign.ts cmp_…
 *
 * Safe to run again with the same lines: a lead is known by its address, and nobody is in a campaign twice.
 */
import { createOverture, OvertureError } from '@overture/client';
import { createInterface } from 'node:readline';

interface SignUp {
  readonly email: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly company?: string;
}

const { OVERTURE_URL = 'http://127.0.0.1:8080', OVERTURE_API_KEY = '' } = process.env;
const overture = createOverture({ baseUrl: OVERTURE_URL, apiKey: OVERTURE_API_KEY });

async function welcome(signUp: SignUp, campaignId: string): Promise<string> {
  const { lead } = await overture.leads.upsert({
    professionalEmail: signUp.email,
    firstName: signUp.firstName,
    lastName: signUp.lastName,
    ...(signUp.company === undefined ? {} : { company: { name: signUp.company } }),
    attributes: { source: 'sign_up' },
  });
  const { results } = await overture.enrollments.create({ campaignId, leadIds: [lead.id] });
  const [entry] = results;
  return entry?.reason ? `${entry.result} (${entry.reason})` : (entry?.result ?? 'no answer');
}

const [, , campaignId] = process.argv;
if (campaignId === undefined)
  throw new Error('Say which campaign: node --conditions=overture examples/sign-up-to-campaign.ts cmp_…');
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  const signUp = JSON.parse(line) as SignUp;
  try {
    console.log(`${signUp.email}: ${await welcome(signUp, campaignId)}`);
  } catch (error) {
    if (!(error instanceof OvertureError)) throw error;
    console.log(`${signUp.email}: not taken. ${error.detail} ${error.nextStep}`);
    process.exitCode = 1;
  }
}
