/** How does the provider say no? RFC 7807 in its own dress: `<thrower>/<info>` as the type. */
export class ProviderError extends Error {
  constructor(
    readonly status: number,
    readonly type: `${'api' | 'provider'}/${string}`,
    readonly title: string,
    readonly detail: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(detail);
  }
}

export const notFound = (what: string) =>
  new ProviderError(404, 'api/resource_not_found', 'Resource not found', `${what} does not exist.`);
export const invalid = (detail: string) =>
  new ProviderError(400, 'api/invalid_parameters', 'Invalid parameters', detail);
export const wrongKey = () =>
  new ProviderError(
    401,
    'api/missing_credentials',
    'Missing credentials',
    'Send a valid key in the X-API-KEY header.',
  );
export const disconnected = () =>
  new ProviderError(
    401,
    'provider/disconnected_account',
    'Disconnected account',
    'The account must be connected again.',
  );
export const unavailable = () =>
  new ProviderError(
    503,
    'api/service_unavailable',
    'Service unavailable',
    'The provider cannot answer now. Try again later.',
  );
export const notConnected = () =>
  new ProviderError(
    422,
    'provider/no_connection_with_recipient',
    'No connection with recipient',
    'The recipient is not a first degree connection.',
  );
export const alreadyConnected = () =>
  new ProviderError(
    422,
    'provider/already_connected',
    'Already connected',
    'The recipient is already a connection.',
  );
export const alreadyInvited = () =>
  new ProviderError(
    422,
    'provider/already_invited_recently',
    'Already invited recently',
    'An invitation to this recipient is pending.',
  );
export const cannotResendYet = () =>
  new ProviderError(
    422,
    'provider/cannot_resend_yet',
    'Cannot resend yet',
    'An invitation to this recipient was withdrawn less than three weeks ago.',
  );
export const notAllowedInmail = () =>
  new ProviderError(
    422,
    'provider/not_allowed_inmail',
    'Not allowed InMail',
    'This recipient takes no InMail from this account.',
  );
export const insufficientCredits = () =>
  new ProviderError(
    422,
    'provider/insufficient_credits',
    'Insufficient credits',
    'The account has no InMail credits left.',
  );
export const limitExceeded = () =>
  new ProviderError(
    422,
    'provider/limit_exceeded',
    'Limit exceeded',
    'The account has sent as many invitations as it may for now.',
  );
export const tooManyRequests = (retryAfterSeconds: number) =>
  new ProviderError(
    429,
    'provider/too_many_requests',
    'Too many requests',
    'The account is still over its limit.',
    retryAfterSeconds,
  );
