/** Over HTTP: what reached whom, how often, and what twice? */
import { Controller, Get, Inject } from '@nestjs/common';
import type { World } from '../world/world.js';
import { WORLD } from '../world/world-token.js';
import { findDuplicates } from './duplicates.js';
import { countLedger } from './ledger-counts.js';

@Controller('ledger')
export class LedgerController {
  constructor(@Inject(WORLD) private readonly world: World) {}

  @Get()
  read() {
    const { ledger } = this.world;
    return { entries: ledger.entries, ...this.counts() };
  }

  @Get('counts')
  counts() {
    return { counts: countLedger(this.world.ledger), pendingDeliveries: this.world.courier.pending };
  }

  @Get('duplicates')
  duplicates() {
    return findDuplicates(this.world.ledger);
  }
}
