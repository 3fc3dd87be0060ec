/** POST /mcp: hands the raw request to the SDK, which speaks both protocol eras. */
import { newTraceparent, withTrace } from '#observability';
import { All, Controller, Inject, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiKeyGuard, type Callers } from '../access/api-key.guard.js';
import { HostGuard } from '../access/host.guard.js';
import { RefusalFilter } from '../access/refusal.filter.js';
import { CALLERS, PROTOCOL } from '../mcp-tokens.js';
import type { Protocol } from '../protocol/create-protocol.js';

@Controller()
@UseGuards(HostGuard, ApiKeyGuard)
@UseFilters(RefusalFilter)
export class McpController {
  constructor(
    @Inject(PROTOCOL) private readonly protocol: Protocol,
    @Inject(CALLERS) private readonly callers: Callers,
  ) {}

  @All('mcp')
  async serve(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = this.callers.get(request.raw);
    if (!caller) throw new Error('A request came past the guard without a caller.');
    const { traceparent } = request.headers;
    reply.hijack();
    await withTrace(newTraceparent(typeof traceparent === 'string' ? traceparent : undefined), () =>
      this.protocol.serve(caller, request.raw, reply.raw),
    );
  }
}
