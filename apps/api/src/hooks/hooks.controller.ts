/** Where do outside systems post what happened? Their events are kept at once and understood later. */
import {
  type Calendar,
  receiveCalendarHook,
  receiveLinkedinHook,
  receiveSalesHook,
  SIGNATURE_HEADER,
} from '#application';
import { Refusal } from '#contracts';
import { Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { API_PARTS } from '../api-tokens.js';
import type { ApiParts } from '../api-parts.js';
import { bytesOf } from '../rest/read-input.js';

interface Receipt {
  readonly status: 'accepted' | 'duplicate' | 'ignored';
}

@Controller('hooks')
export class HooksController {
  constructor(
    @Inject(API_PARTS)
    private readonly parts: Pick<ApiParts, 'hooks' | 'secrets' | 'wakeEngine' | 'logger'>,
  ) {}

  @Post('linkedin/:token')
  async linkedin(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Receipt> {
    const now = Temporal.Now.instant();
    const result = await receiveLinkedinHook(this.parts.hooks, token, bytesOf(request), now);
    void reply.status(200);
    switch (result) {
      case 'unknown_hook':
        throw noSuchHook();
      case 'unreadable':
        throw new Refusal(
          'malformed_request',
          'The event is not a JSON object.',
          'Post the event as JSON in UTF-8.',
        );
      case 'unknown_account':
        this.parts.logger.warn(
          'an event came in for a LinkedIn account that is not connected; it was ignored',
        );
        void reply.status(202);
        return { status: 'ignored' };
      case 'kept':
        this.parts.wakeEngine.wake('signal');
        return { status: 'accepted' };
      case 'duplicate':
        return { status: 'duplicate' };
    }
  }

  @Post('sales/:token')
  async sales(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Receipt> {
    const result = await receiveSalesHook(
      this.parts,
      token,
      signatureHeaders(request.headers),
      bytesOf(request),
      Temporal.Now.instant(),
    );
    void reply.status(200);
    switch (result.status) {
      case 'unknown_hook':
        throw noSuchHook();
      case 'bad_signature':
        throw new Refusal(
          'unauthenticated',
          'The signature does not fit the message.',
          "Sign as Standard Webhooks ask, with the hook's secret, over the exact bytes, at most five minutes old.",
        );
      case 'invalid':
        throw new Refusal(
          'invalid_input',
          'The message is signed, but it is neither a meeting nor a deal.',
          'Correct the fields named in "fields"; the shape stands in docs/api.md.',
          result.fields,
        );
      case 'kept':
        this.parts.wakeEngine.wake('signal');
        return { status: 'accepted' };
      case 'duplicate':
        return { status: 'duplicate' };
    }
  }

  @Post('calcom/:token')
  calcom(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Receipt> {
    return this.calendar('calcom', token, request, reply);
  }

  @Post('calendly/:token')
  calendly(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Receipt> {
    return this.calendar('calendly', token, request, reply);
  }

  private async calendar(
    calendar: Calendar,
    token: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Receipt> {
    const header = request.headers[SIGNATURE_HEADER[calendar]];
    const result = await receiveCalendarHook(
      this.parts,
      calendar,
      token,
      typeof header === 'string' ? header : undefined,
      bytesOf(request),
      Temporal.Now.instant(),
    );
    void reply.status(200);
    switch (result) {
      case 'unknown_hook':
        throw noSuchHook();
      case 'bad_signature':
        throw new Refusal(
          'unauthenticated',
          'The signature does not fit the message.',
          "Sign the exact bytes with the hook's secret, as docs/sales-data.md says.",
        );
      case 'unreadable':
        throw new Refusal(
          'malformed_request',
          'The message is not a JSON object.',
          'Post the default payload as JSON in UTF-8.',
        );
      case 'kept':
        this.parts.wakeEngine.wake('signal');
        return { status: 'accepted' };
      case 'duplicate':
        return { status: 'duplicate' };
    }
  }
}

function noSuchHook(): Refusal {
  return new Refusal(
    'not_found',
    'There is no such hook.',
    'Make one with POST /v1/hooks and use the url it answers.',
  );
}

function signatureHeaders(headers: IncomingHttpHeaders) {
  const one = (name: string): string | undefined => {
    const value = headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    'webhook-id': one('webhook-id'),
    'webhook-timestamp': one('webhook-timestamp'),
    'webhook-signature': one('webhook-signature'),
  };
}
