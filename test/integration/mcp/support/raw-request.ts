/** What goes over the wire? Requests by hand, with headers that a well-behaved client would never send. */
import { request, type IncomingHttpHeaders } from 'node:http';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The JSON-RPC message, plain or out of an event stream. */
  readonly message: {
    readonly result?: Record<string, never>;
    readonly error?: {
      readonly code: number;
      readonly message: string;
      readonly data?: { readonly code: string };
    };
  };
}

export function send(
  url: string,
  {
    method = 'POST',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string },
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method,
        headers: {
          accept: 'application/json, text/event-stream',
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...headers,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: text,
            message: messageOf(text),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

function messageOf(text: string): RawAnswer['message'] {
  const json = /^data: (.*)$/m.exec(text)?.[1] ?? text;
  try {
    return JSON.parse(json) as RawAnswer['message'];
  } catch {
    return {};
  }
}
