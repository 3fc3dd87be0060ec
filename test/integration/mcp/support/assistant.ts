/** What does an assistant do in a test? Calls tools with the official client, in either protocol era. */
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

export interface Answer {
  readonly text: string;
  readonly data: Record<string, never>;
  readonly isError: boolean;
}

export interface Assistant {
  readonly client: Client;
  call(name: string, args?: Record<string, unknown>): Promise<Answer>;
  close(): Promise<void>;
}

export type Era = 'modern' | 'legacy';

export async function connectAssistant(url: string, key: string, era: Era = 'modern'): Promise<Assistant> {
  const client = new Client(
    { name: 'test-assistant', version: '1.0.0' },
    { versionNegotiation: { mode: era === 'legacy' ? 'legacy' : { pin: '2026-07-28' } } },
  );
  await client.connect(
    new StreamableHTTPClientTransport(new URL(url), {
      requestInit: { headers: { authorization: `Bearer ${key}` } },
    }),
  );
  return {
    client,
    call: async (name, args = {}) => {
      const { content, structuredContent, isError } = await client.callTool({ name, arguments: args });
      const [first] = content;
      return {
        text: first?.type === 'text' ? first.text : '',
        data: structuredContent as Record<string, never>,
        isError: isError === true,
      };
    },
    close: () => client.close(),
  };
}
