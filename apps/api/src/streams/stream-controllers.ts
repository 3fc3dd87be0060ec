/** Which routes answer with a stream? One GET for each of the catalogue's; what they share stands in `StreamCalls`. */
import { streamCalled, type StreamName, STREAMS } from '#contracts';
import { Controller, Get, Inject, Req, Res, type Type, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiKeyGuard, type CallerRequest } from '../rest/api-key.guard.js';
import { StreamCalls } from './stream-calls.js';

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
  Get(streamCalled(name).http.path)(prototype, 'open', descriptor);
  Req()(prototype, 'open', 0);
  Res()(prototype, 'open', 1);
  UseGuards(ApiKeyGuard)(StreamController);
  Controller()(StreamController);
  return StreamController;
}
