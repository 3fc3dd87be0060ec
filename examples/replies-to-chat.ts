/**
 * A chat hears of each reply: receives webhooks of the type `reply.received` and posts `{ "text": … }` to CHAT_URL.
 *
 *   CHAT_URL=https://chat.example/hooks/1 WEBHOOK_SECRET=whsec_… node --conditions=overture examples/replies-to-chat.ts
 *
 * Only what is signed is believed; an event that is delivered twice is told once; and what the person wrote is asked for
 * with a key, because events carry ids alone.
 */
import { createOverture, verifyWebhook, WebhookVerificationError } from '@overture/client';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

const { OVERTURE_URL = 'http://127.0.0.1:8080', OVERTURE_API_KEY = '' } = process.env;
const { CHAT_URL = '', WEBHOOK_SECRET = '', PORT = '0' } = process.env;
const overture = createOverture({ baseUrl: OVERTURE_URL, apiKey: OVERTURE_API_KEY });
/** A program that runs for long keeps these in its database. */
const told = new Set<string>();

const server = createServer((request, response) => {
  void text(request)
    .then(async (body) => {
      const event = verifyWebhook(WEBHOOK_SECRET, request.headers, body);
      if (event.type === 'reply.received' && !told.has(event.id)) {
        await tell(String(event.data['conversationId']));
        told.add(event.id);
      }
      response.writeHead(204).end();
    })
    .catch((error: unknown) => {
      // Anything but 2xx: Overture delivers it again later.
      response.writeHead(error instanceof WebhookVerificationError ? 400 : 500).end();
    });
});

async function tell(conversationId: string): Promise<void> {
  const { leadName, companyName, disposition, lastMessage } = await overture.conversations.get({
    conversationId,
  });
  const who = companyName === null ? leadName : `${leadName} (${companyName})`;
  const answer = await fetch(CHAT_URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: `${who} replied, ${disposition ?? 'unread'}: ${lastMessage?.text ?? ''}` }),
  });
  if (!answer.ok) throw new Error(`The chat answered ${answer.status}.`);
}

server.listen(Number(PORT), '127.0.0.1', () => {
  const address = server.address();
  console.log(`Listening on port ${typeof address === 'object' ? (address?.port ?? '') : ''}`);
});
process.once('SIGTERM', () => server.close());
