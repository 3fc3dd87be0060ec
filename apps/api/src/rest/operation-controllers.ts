/**
 * Which routes are there? One for each operation of the catalogue, and one Nest controller for each room of it.
 *
 * The catalogue is the list; written by hand, controllers would only repeat it. What they share stands in `RestCalls`.
 */
import { type Operation, OPERATIONS, type OperationName } from '#contracts';
import {
  Controller,
  HttpCode,
  Inject,
  Req,
  RequestMapping,
  RequestMethod,
  Res,
  type Type,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { CallerRequest } from '../admission/caller-request.js';
import { BULK_BODY_LIMIT, IMPORT_BODY_LIMIT, type RouteLimits } from '../http/body-limits.js';
import type { RouteConfig as OwnConfig } from '../http/create-http-adapter.js';
import { RestCalls } from './rest-calls.js';

const LIMITS: Partial<Record<OperationName, RouteLimits>> = {
  'leads.import': { bodyLimit: IMPORT_BODY_LIMIT },
  'leads.bulk_upsert': { bodyLimit: BULK_BODY_LIMIT },
};

export function createOperationControllers(): Type[] {
  const rooms = Map.groupBy(
    Object.keys(OPERATIONS) as OperationName[],
    (name) => name.split('.', 1)[0] ?? '',
  );
  return [...rooms].map(([room, names]) => createController(room, names));
}

function createController(room: string, names: readonly OperationName[]): Type {
  class OperationController {
    constructor(@Inject(RestCalls) readonly calls: RestCalls) {}
  }
  Object.defineProperty(OperationController, 'name', { value: `${room}Controller` });
  for (const name of names) addRoute(OperationController, name);
  Controller()(OperationController);
  return OperationController;
}

function addRoute(controller: Type<{ readonly calls: RestCalls }>, name: OperationName): void {
  const { http, kind, cost = 1 }: Operation = OPERATIONS[name];
  const config: OwnConfig = { ...LIMITS[name], budget: kind === 'read' ? 'reads' : 'acts', cost };
  const method = name.slice(name.indexOf('.') + 1);
  const prototype = controller.prototype as Record<string, unknown>;
  const descriptor = {
    value: function (this: { readonly calls: RestCalls }, request: CallerRequest, reply: FastifyReply) {
      return this.calls.answer(name, request, reply);
    },
    configurable: true,
    writable: true,
  };
  Object.defineProperty(prototype, method, descriptor);
  const decorators: MethodDecorator[] = [
    RequestMapping({ method: RequestMethod[http.method], path: http.path }),
    HttpCode(http.status ?? 200),
    RouteConfig(config),
  ];
  for (const decorate of decorators) decorate(prototype, method, descriptor);
  Req()(prototype, method, 0);
  Res({ passthrough: true })(prototype, method, 1);
}
