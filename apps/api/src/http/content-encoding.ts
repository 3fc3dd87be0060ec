/** Is the body sent as it is? Nothing is unpacked here: a small body could unpack to a huge one. */
import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from '#contracts';

/** @throws Refusal `unsupported_media_type` */
export function refuseEncoded({ 'content-encoding': encoding }: IncomingHttpHeaders): void {
  if (encoding === undefined || encoding === 'identity') return;
  throw new Refusal(
    'unsupported_media_type',
    'The body is compressed, as its Content-Encoding says.',
    'Send it uncompressed, without Content-Encoding.',
  );
}
