/** How does a world come up, and go away? All its servers listen on one host; port 0 takes a free one. */
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Logger, silentLogger } from '#observability';
import { ClockController } from './clock/clock.controller.js';
import { FaultsController } from './faults/faults.controller.js';
import { startImapServer } from './imap/imap-server.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { PopulationController } from './population/population.controller.js';
import { AccountsController } from './provider/accounts.controller.js';
import { ChatsController } from './provider/chats.controller.js';
import { SearchController } from './provider/search.controller.js';
import { UsersController } from './provider/users.controller.js';
import { WebhooksController } from './provider/webhooks.controller.js';
import { startSmtpServer } from './smtp/smtp-server.js';
import { type WorldSettings, worldOptions } from './world/world-options.js';
import { WorldController } from './world/world.controller.js';
import { ADDRESSES, WORLD, type Addresses } from './world/world-token.js';
import { type World, createWorld } from './world/world.js';

export interface SandboxOptions extends WorldSettings {
  readonly host?: string;
  readonly port?: number;
  readonly smtpPort?: number;
  readonly imapPort?: number;
  readonly logger?: Logger;
}

export interface Sandbox {
  /** Without a slash at its end. */
  readonly url: string;
  readonly smtpPort: number;
  readonly imapPort: number;
  readonly world: World;
  close(): Promise<void>;
}

@Module({
  controllers: [
    AccountsController,
    WebhooksController,
    SearchController,
    UsersController,
    ChatsController,
    ClockController,
    FaultsController,
    LedgerController,
    PopulationController,
    WorldController,
  ],
})
class SandboxModule {}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { host = '127.0.0.1', logger = silentLogger } = options;
  const world = createWorld(worldOptions(options), (error, event) =>
    logger.error({ err: error, event }, 'an event failed'),
  );
  const { mailboxes, postOffice, smtpFaults } = world;
  const imap = await startImapServer({ mailboxes, host, port: options.imapPort });
  const smtp = await startSmtpServer({
    mailboxes,
    host,
    port: options.smtpPort,
    faults: smtpFaults,
    verdict: (recipient) => postOffice.verdict(recipient),
    onRefused: (sender, recipient) => postOffice.refused(sender, recipient),
    onAccepted: (mail) => postOffice.accepted(mail),
  });
  const addresses: Addresses = { url: '', host, smtpPort: smtp.port, imapPort: imap.port };
  const app = await createApp(world, addresses);
  await app.listen(options.port ?? 0, host);
  addresses.url = (await app.getUrl()).replace(/\/$/, '');
  addresses.host = new URL(addresses.url).hostname;
  return {
    url: addresses.url,
    smtpPort: smtp.port,
    imapPort: imap.port,
    world,
    close: async () => {
      await Promise.all([world.close(), imap.close(), smtp.close(), app.close()]);
    },
  };
}

async function createApp(world: World, addresses: Addresses): Promise<NestFastifyApplication> {
  // Clients that a fault keeps waiting must not keep the world from ending.
  const adapter = new FastifyAdapter({
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
  });
  const module = {
    module: SandboxModule,
    providers: [
      { provide: WORLD, useValue: world },
      { provide: ADDRESSES, useValue: addresses },
    ],
  };
  return NestFactory.create<NestFastifyApplication>(module, adapter, { logger: false });
}
