/** How is a request turned away before it reaches the protocol? As a JSON-RPC error with the HTTP status that fits. */
import { Refusal } from '#contracts';
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** JSON-RPC leaves -32000 to -32099 to servers. */
const REFUSED = -32_000;

@Catch(Refusal)
export class RefusalFilter implements ExceptionFilter<Refusal> {
  catch({ code, detail, nextStep, httpStatus }: Refusal, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (httpStatus === 401) void reply.header('www-authenticate', 'Bearer realm="overture"');
    void reply.status(httpStatus).send({
      jsonrpc: '2.0',
      id: null,
      error: { code: REFUSED, message: `${detail} ${nextStep}`, data: { code } },
    });
  }
}
