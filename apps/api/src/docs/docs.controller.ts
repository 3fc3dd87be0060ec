/** Where does a developer read what the API can do? As a page for people and as a document for programs, from one source. */
import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { buildDocument } from '../openapi/build-document.js';
import { sendPage } from '../pages/page.js';
import { docsPage } from './docs-page.js';

@Controller()
export class DocsController {
  private readonly document = buildDocument();
  private readonly json = JSON.stringify(this.document, null, 2);
  private readonly page = docsPage(this.document);

  @Get('openapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  openapi(): string {
    return this.json;
  }

  @Get('docs')
  docs(@Res({ passthrough: true }) reply: FastifyReply): string {
    return sendPage(reply, this.page);
  }
}
