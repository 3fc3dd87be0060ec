/** A file is in: merge its rows now instead of at the next look. */
import { JOBS, type PayloadOf } from '#contracts';
import { HandlesJob } from '#queue';
import { Controller } from '@nestjs/common';
import { ImportRounds } from '../loops/import-rounds.js';

@Controller()
export class ImportsController {
  constructor(private readonly rounds: ImportRounds) {}

  @HandlesJob(JOBS.mergeImports)
  async merge(_call: PayloadOf<'imports.merge'>): Promise<{ merged: number }> {
    return { merged: await this.rounds.runNow() };
  }
}
