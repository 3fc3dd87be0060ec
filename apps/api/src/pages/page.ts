/**
 * How does an HTML page leave the API?
 *
 * Whole and alone: no script, no cookie, nothing from elsewhere. The one style sheet is allowed by its hash (CSP 3,
 * https://www.w3.org/TR/CSP3/), and the address of the page is told to nobody, since it may hold a token.
 */
import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { Html, html } from './html.js';

export interface Page {
  readonly title: string;
  readonly style: string;
  readonly body: Html;
  readonly status?: number;
}

export function sendPage(reply: FastifyReply, { title, style, body, status = 200 }: Page): string {
  const hash = createHash('sha256').update(style).digest('base64');
  void reply.status(status).headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; ` +
      "base-uri 'none'; frame-ancestors 'none'",
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
  });
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        ${body}
      </body>
    </html> `.text;
}
