/** Which routes answer with a stream? One GET for each of the catalogue's; what they share stands in `StreamCalls`. */
import { streamCalled, type StreamName, STREAMS } from '#contracts';
import { Controller, Get, Inject, Req, Res, type Type } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { CallerRequest } from '../admission/caller-request.js';
import { StreamCalls } from './stream-calls.js';

/** Of a key's budget: a stream reads many pages. */
const STREAM_COST = 10;

export function createStreamControllers(): Type[] {
  return (Object.keys(STREAMS) as StreamName[]).map(createController);
}

function createController(name: StreamName): Type {
  class StreamController {
    constructor(@Inject(StreamCalls) readonly calls: StreamCalls) {}

    async open(request: CallerRequest, reply: FastifyReply): Promise<void> {
      await this.calls.answer(name, request, reply);
    }
  }
  Object.defineProperty(StreamController, 'name', { value: `${String(name)}Controller` });
  const { prototype } = StreamController;
  const descriptor = Object.getOwnPropertyDescriptor(prototype, 'open') ?? {};
  const { http, produces } = streamCalled(name);
  Get(http.path)(prototype, 'open', descriptor);
  RouteConfig({ budget: 'reads', cost: STREAM_COST, produces })(prototype, 'open', descriptor);
  Req()(prototype, 'open', 0);
  Res()(prototype, 'open', 1);
  Controller()(StreamController);
  return StreamController;
}
