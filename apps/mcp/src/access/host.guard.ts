/** Under which name was the endpoint called? A web page that rebinds its own name to this machine is refused. */
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import {
  localhostAllowedHostnames,
  validateHostHeader,
  validateOriginHeader,
} from '@modelcontextprotocol/server';
import { Refusal } from '#contracts';
import type { FastifyRequest } from 'fastify';
import { ALLOWED_HOSTS } from '../mcp-tokens.js';

@Injectable()
export class HostGuard implements CanActivate {
  private readonly allowed: string[];

  constructor(@Inject(ALLOWED_HOSTS) hosts: readonly string[]) {
    this.allowed = [...localhostAllowedHostnames(), ...hosts];
  }

  canActivate(context: ExecutionContext): boolean {
    const { host, origin } = context.switchToHttp().getRequest<FastifyRequest>().headers;
    if (!validateHostHeader(host, this.allowed).ok) throw refused('host name');
    if (!validateOriginHeader(origin, this.allowed).ok) throw refused('origin');
    return true;
  }
}

function refused(what: string): Refusal {
  return new Refusal(
    'not_allowed',
    `This endpoint is not served under that ${what}.`,
    'Use the address that Overture tells, or add the name to MCP_ALLOWED_HOSTS.',
  );
}
