/** How does a TypeScript program make this call? With the platform's own `fetch`, so that nothing need be installed. */
import type { SampleCall } from './sample-call.js';

export function typescriptOf({ method, path, body, isKeyed, produces }: SampleCall): string {
  const headers = [
    "    authorization: `Bearer ${process.env['OVERTURE_API_KEY']}`,",
    ...(isKeyed ? ["    'idempotency-key': crypto.randomUUID(),"] : []),
    ...(body === undefined ? [] : ["    'content-type': 'application/json',"]),
  ];
  return [
    `const response = await fetch(\`\${process.env['OVERTURE_URL']}${path}\`, {`,
    ...(method === 'GET' ? [] : [`  method: '${method}',`]),
    '  headers: {',
    ...headers,
    '  },',
    ...(body === undefined ? [] : [`  body: JSON.stringify(${indented(body)}),`]),
    '});',
    'if (!response.ok) throw new Error((await response.json()).nextStep);',
    produces === 'application/json'
      ? 'const answer = await response.json();'
      : 'for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) console.log(piece);',
  ].join('\n');
}

const indented = (body: unknown): string => JSON.stringify(body, null, 2).replaceAll('\n', '\n  ');
