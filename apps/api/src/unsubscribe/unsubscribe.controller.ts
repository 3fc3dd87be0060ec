/**
 * How does somebody leave? Looking at the link changes nothing, as mail scanners look at every link; posting to it acts
 * at once, for a mail program's one click (RFC 8058) and for the button alike. No cookie, no login, no redirect.
 */
import { Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { API_PARTS } from '../api-tokens.js';
import type { ApiParts } from '../api-parts.js';
import { sendPage } from '../pages/page.js';
import { askPage, donePage, unknownPage } from './unsubscribe-page.js';

@Controller('u')
export class UnsubscribeController {
  constructor(
    @Inject(API_PARTS) private readonly parts: Pick<ApiParts, 'unsubscribe' | 'isUnsubscribeToken'>,
  ) {}

  @Get(':token')
  ask(@Param('token') token: string, @Res({ passthrough: true }) reply: FastifyReply): string {
    return sendPage(reply, this.parts.isUnsubscribeToken(token) ? askPage : unknownPage);
  }

  @Post(':token')
  async leave(
    @Param('token') token: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return sendPage(reply, (await this.parts.unsubscribe(token)) ? donePage : unknownPage);
  }
}
