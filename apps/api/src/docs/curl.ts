/** Which command tries an operation? One that can be pasted after the key and the address are set. */
import type { SampleCall } from './sample-call.js';

export function curlOf({ method, path, body, isKeyed, produces }: SampleCall): string {
  const streams = produces === 'text/event-stream' ? '-N ' : '';
  return [
    `curl ${streams}${method === 'GET' ? '' : `-X ${method} `}"$OVERTURE_URL${path}"`,
    `-H "Authorization: Bearer $OVERTURE_API_KEY"`,
    ...(isKeyed ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(body === undefined
      ? []
      : ['-H "Content-Type: application/json"', `-d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`]),
  ].join(' \\\n  ');
}
