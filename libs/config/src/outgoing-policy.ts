/** What may be called that a customer named? The same for every process that calls it. */
import type { z } from 'zod';
import type { outgoing } from './shared-schema.js';

type Settings = { readonly [Name in keyof typeof outgoing]?: z.output<(typeof outgoing)[Name]> };

export function outgoingPolicy(settings: Settings) {
  return {
    allowHttp: settings.OVERTURE_WEBHOOK_ALLOW_HTTP ?? false,
    allowPrivate: settings.OVERTURE_WEBHOOK_ALLOW_PRIVATE ?? [],
  };
}
