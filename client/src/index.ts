/** The typed client of Overture's REST API: `createOverture({ baseUrl, apiKey })`. */
export { createOverture, type Overture, type OvertureOptions } from './overture.ts';
export { OvertureError, type FieldProblem } from './overture-error.ts';
export { type OvertureEvent } from './follow-events.ts';
export { verifyWebhook, WebhookVerificationError } from './verify-webhook.ts';
export type { Answer, CallOptions } from './send-request.ts';
export type * from './generated/types.ts';
