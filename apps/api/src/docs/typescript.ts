/** How does a TypeScript program make this call? With the client that is made from the same document. */
import type { SampleCall } from './sample-call.js';

const BEGINNING = [
  "import { createOverture } from '@overture/client';",
  '',
  'const overture = createOverture({',
  "  baseUrl: process.env['OVERTURE_URL'] ?? '',",
  "  apiKey: process.env['OVERTURE_API_KEY'] ?? '',",
  '});',
];

const memberName = (words: string): string =>
  words.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

export function typescriptOf({ name, input, produces }: SampleCall): string {
  const [room = '', method = ''] = name.split('.', 2);
  const call = `overture.${memberName(room)}.${memberName(method)}`;
  const given = Object.keys(input).length === 0 ? '{}' : JSON.stringify(input, null, 2);
  if (name === 'events.stream')
    return [
      ...BEGINNING,
      'for await (const event of overture.follow()) console.log(event.type, event.data);',
    ].join('\n');
  return [
    ...BEGINNING,
    `const answer = await ${call}(${given});`,
    ...(produces === 'application/json'
      ? ['console.log(answer);']
      : ['for await (const bytes of answer) process.stdout.write(bytes);']),
  ].join('\n');
}
