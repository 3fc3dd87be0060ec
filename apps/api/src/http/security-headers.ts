/**
 * What does every answer say to a browser that it comes near by accident? Nothing of it may be framed, guessed at, run or
 * kept; pages for people loosen it for themselves. Without any Access-Control header no other origin reads an answer.
 */
export const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000',
} as const;
