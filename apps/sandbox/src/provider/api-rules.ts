/**
 * Which rules hold for every call of the provider's API?
 *
 * A key in X-API-KEY, errors in the provider's own dress, and the faults that tests inject.
 */
import {
  type ArgumentsHost,
  type CallHandler,
  type CanActivate,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  HttpException,
  Inject,
  Injectable,
  type NestInterceptor,
  UseFilters,
  UseGuards,
  UseInterceptors,
  applyDecorators,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NEVER, type Observable, switchMap } from 'rxjs';
import type { World } from '../world/world.js';
import { WORLD } from '../world/world-token.js';
import { ProviderError, disconnected, invalid, notFound, unavailable, wrongKey } from './provider-error.js';

@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(@Inject(WORLD) private readonly world: World) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.headers['x-api-key'] !== this.world.apiKey) throw wrongKey();
    if (this.world.providerFaults.take('503')) throw unavailable();
    return true;
  }
}

/** For calls of an account: sends may never be answered, and all fail while the account is disconnected. */
@Injectable()
export class AccountFaults implements NestInterceptor {
  constructor(@Inject(WORLD) private readonly world: World) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { providerFaults } = this.world;
    if (providerFaults.take('disconnected')) throw disconnected();
    const isSend = context.switchToHttp().getRequest<FastifyRequest>().method === 'POST';
    if (isSend && providerFaults.take('timeout_before_effect')) return NEVER;
    if (isSend && providerFaults.take('timeout_after_effect'))
      return next.handle().pipe(switchMap(() => NEVER));
    return next.handle();
  }
}

@Catch()
export class ProviderErrorFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const { id } = http.getRequest<FastifyRequest>();
    const { status, type, title, message, retryAfterSeconds } = asProviderError(error);
    const reply = http.getResponse<FastifyReply>().status(status);
    if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
    void reply.send({ object: 'Error', type, status, title, detail: message, req_id: id });
  }
}

function asProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  if (!(error instanceof HttpException)) {
    return new ProviderError(
      500,
      'api/unexpected_error',
      'Unexpected error',
      error instanceof Error ? error.message : 'Unknown',
    );
  }
  return error.getStatus() === 404 ? notFound('This address') : invalid(JSON.stringify(error.getResponse()));
}

export const ProviderApi = () => applyDecorators(UseGuards(ApiKeyGuard), UseFilters(ProviderErrorFilter));
export const AccountApi = () => applyDecorators(ProviderApi(), UseInterceptors(AccountFaults));
