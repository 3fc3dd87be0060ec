/** What runs in a worker? Handlers for the queues, and the loops that keep the truth moving when wake-ups are lost. */
import {
  type ActionDependencies,
  type EngineDependencies,
  type MergeDependencies,
  WebhookCourier,
} from '#application';
import type { WorkerConfig } from '#config';
import type { Logger } from '#observability';
import type { Database } from '#persistence';
import { JobProducer } from '#queue';
import { type DynamicModule, Module } from '@nestjs/common';
import { createDispatchQueue } from './engine/bull-dispatch-queue.js';
import { createCrashPoints } from './engine/crash-points.js';
import {
  ACTIONS,
  CONFIG,
  CRASH,
  DATABASE,
  DISPATCH_QUEUE,
  ENGINE,
  IMPORTS,
  LOGGER,
} from './engine/engine-tokens.js';
import { ActionsController } from './handlers/actions.controller.js';
import { DispatchController } from './handlers/dispatch.controller.js';
import { EngineController } from './handlers/engine.controller.js';
import { ImportsController } from './handlers/imports.controller.js';
import { InboxController } from './handlers/inbox.controller.js';
import { ActionRounds } from './loops/action-rounds.js';
import { EngineRounds } from './loops/engine-rounds.js';
import { EventRounds } from './loops/event-rounds.js';
import { EntryRounds } from './loops/entry-rounds.js';
import { EvidenceRounds } from './loops/evidence-rounds.js';
import { ImportRounds } from './loops/import-rounds.js';
import { InboxRounds } from './loops/inbox-rounds.js';
import { LetterBox } from './loops/letter-box.js';
import { LetterRounds } from './loops/letter-rounds.js';
import { Loops } from './loops/loops.js';
import { WebhookRounds } from './loops/webhook-rounds.js';

export interface WorkerParts {
  readonly config: WorkerConfig;
  readonly logger: Logger;
  readonly database: Database;
  readonly engine: EngineDependencies;
  readonly actions: ActionDependencies;
  readonly imports: MergeDependencies;
  readonly jobs: JobProducer;
  readonly loops: Loops;
  readonly courier: WebhookCourier;
}

@Module({})
export class WorkerModule {
  static of(parts: WorkerParts): DynamicModule {
    return {
      module: WorkerModule,
      controllers: [
        ActionsController,
        DispatchController,
        EngineController,
        ImportsController,
        InboxController,
      ],
      providers: [
        { provide: CONFIG, useValue: parts.config },
        { provide: LOGGER, useValue: parts.logger },
        { provide: DATABASE, useValue: parts.database },
        { provide: ENGINE, useValue: parts.engine },
        { provide: ACTIONS, useValue: parts.actions },
        { provide: IMPORTS, useValue: parts.imports },
        { provide: JobProducer, useValue: parts.jobs },
        { provide: DISPATCH_QUEUE, useValue: createDispatchQueue(parts.jobs) },
        { provide: CRASH, useValue: createCrashPoints(parts.config.WORKER_CRASH_AT) },
        { provide: Loops, useValue: parts.loops },
        { provide: LetterBox, useValue: new LetterBox(parts.engine, parts.logger) },
        { provide: WebhookCourier, useValue: parts.courier },
        ActionRounds,
        EngineRounds,
        EventRounds,
        EntryRounds,
        EvidenceRounds,
        ImportRounds,
        InboxRounds,
        LetterRounds,
        WebhookRounds,
      ],
    };
  }
}
