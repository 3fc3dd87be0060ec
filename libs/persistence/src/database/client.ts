/** Which Prisma client does Overture use? One that leaves secrets and raw input in the database unless asked by name. */
import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import { PrismaClient } from '../generated/client.js';

/** No role but the one that needs such a column may read it; a query that does needs it selects it by name. */
const UNREAD = {
  account: { sealedCredentials: true },
  apiKey: { secretHash: true },
  inboundHook: { sealedSecret: true },
  inboundSignal: { raw: true },
  webhookEndpoint: { sealedSecret: true, sealedPreviousSecret: true },
} as const;

export type Client = PrismaClient<never, typeof UNREAD>;
export type TransactionClient = Omit<
  Client,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends' | '$use'
>;

export function createClient(pool: Pool): Client {
  return new PrismaClient({ adapter: new PrismaPg(pool), omit: UNREAD });
}
