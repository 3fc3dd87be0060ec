/** How does a file of leads come in? As the body of the request, taken in as it arrives. */
import type { ImportUploads, Uploaded } from '#application';
import { encodeId, Refusal, UPLOADS } from '#contracts';
import { Controller, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { callerOf, type CallerRequest, originOf } from '../admission/caller-request.js';
import { API_PARTS } from '../api-tokens.js';
import type { ApiParts } from '../api-parts.js';
import { refuseEncoded } from '../http/content-encoding.js';
import { idempotencyKeyOf } from '../rest/idempotency-key.js';
import { type Fields, readInput } from '../rest/read-input.js';
import { cutOffWhenIdle } from './upload-body.js';

const { 'imports.create': CREATE, 'imports.resume': RESUME } = UPLOADS;
const CONFIG = { streamed: true, budget: 'acts', cost: 10 } as const;

@Controller()
export class ImportsController {
  constructor(
    @Inject(API_PARTS) private readonly parts: Pick<ApiParts, 'runner' | 'uploads' | 'wakeImports'>,
  ) {}

  @Post(CREATE.http.path)
  @HttpCode(CREATE.http.status)
  @RouteConfig(CONFIG)
  create(@Req() request: CallerRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.take(request, reply, (uploads, upload) => uploads.create(callerOf(request), upload));
  }

  @Put(RESUME.http.path)
  @HttpCode(RESUME.http.status)
  @RouteConfig(CONFIG)
  resume(@Req() request: CallerRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.take(request, reply, (uploads, upload) => uploads.resume(callerOf(request), upload));
  }

  private async take(
    request: CallerRequest,
    reply: FastifyReply,
    run: (uploads: ImportUploads, upload: Parameters<ImportUploads['create']>[1]) => Promise<Uploaded>,
  ): Promise<string> {
    const idempotencyKey = idempotencyKeyOf(request.headers);
    const input = optionsOf(request);
    const body = fileOf(request);
    const done = cutOffWhenIdle(request.raw);
    try {
      const { output, importId, replayed } = await run(this.parts.uploads, {
        input,
        body,
        idempotencyKey,
        origin: originOf(request),
      });
      this.parts.wakeImports(callerOf(request).workspaceId);
      if (replayed) void reply.header('idempotency-replayed', 'true');
      void reply
        .header('content-type', 'application/json; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('location', `/v1/imports/${encodeId('import', importId)}`);
      return JSON.stringify(output);
    } catch (error) {
      const call = { name: 'imports.create', input, ...originOf(request) };
      await this.parts.runner.noteRefusal(callerOf(request), call, error);
      throw error;
    } finally {
      done();
      // What is left of a file that nobody wants any more is not read.
      if (!request.raw.readableEnded) void reply.header('connection', 'close');
    }
  }
}

function optionsOf(request: CallerRequest): Fields {
  return readInput({ method: 'GET' }, request);
}

function fileOf({ body, headers }: CallerRequest): AsyncIterable<Uint8Array> {
  refuseEncoded(headers);
  if (body instanceof Readable) return body as AsyncIterable<Uint8Array>;
  throw new Refusal(
    'unsupported_media_type',
    'The body is not a CSV file.',
    'Send the file itself as the body, with Content-Type: text/csv; the options go into the query.',
  );
}
