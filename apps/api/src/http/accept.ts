/** Does the caller take the form in which this route answers? By the rules of RFC 9110, section 12.5.1, without its weights. */
import { Refusal } from '#contracts';

/** @throws Refusal `not_acceptable` */
export function refuseUnacceptable(accept: string | undefined, produces: string): void {
  if (accept === undefined || accept.trim() === '') return;
  const [kind = ''] = produces.split('/', 1);
  const taken = accept
    .split(',')
    .filter((range) => !/;\s*q=0(?:\.0*)?\s*(?:;|$)/i.test(range))
    .map((range) => (range.split(';', 1)[0] ?? '').trim().toLowerCase());
  if (taken.some((range) => range === '*/*' || range === `${kind}/*` || range === produces)) return;
  throw new Refusal(
    'not_acceptable',
    `This route answers ${produces} alone, which the Accept header does not take.`,
    `Send Accept: ${produces}, or leave the header out.`,
  );
}
