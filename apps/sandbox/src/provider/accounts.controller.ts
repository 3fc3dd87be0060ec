/** The provider's API: accounts. */
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { Sender } from '../population/senders.js';
import type { World } from '../world/world.js';
import { WORLD } from '../world/world-token.js';
import { senderOf } from './account-of.js';
import { ProviderApi } from './api-rules.js';
import { type PageQuery, pageOf } from './page.js';

@ProviderApi()
@Controller('v2/accounts')
export class AccountsController {
  constructor(@Inject(WORLD) private readonly world: World) {}

  @Get()
  list(@Query() query: PageQuery) {
    return pageOf(this.world.directory.senders, query, (sender) => this.#show(sender));
  }

  @Get(':account')
  get(@Param('account') account: string) {
    return this.#show(senderOf(this.world, account));
  }

  #show({ linkedinAccountId, linkedinMemberId, name }: Sender) {
    const isDisconnected = this.world.providerFaults.current.mode === 'disconnected';
    return {
      object: 'Account',
      id: linkedinAccountId,
      application_id: 'app_sandbox',
      user_id: linkedinMemberId,
      name,
      provider: 'linkedin',
      status: isDisconnected ? 'disconnected' : 'running',
      created_at: this.world.options.clock.start.toString(),
      initial_sync: { status: 'completed' },
    };
  }
}
