/** Was it a good demo? Collects what both sides say at its end, and hands it to the judge. */
import { LARGEST_PAGE } from './pages.ts';
import type { Overture } from '../../client/src/index.ts';
import { answersIn, compareWithLedger, type Comparison, conditionsOf, ledgerOf } from './judge.ts';
import { ANSWER } from './play-assistant.ts';
import type { Sandbox } from './sandbox.ts';
import { unsettledTouches } from './stuck.ts';
import type { Ending, SampleConversation } from './terminal/final-report.ts';
import type { Campaign } from './views.ts';

export async function judge(
  overture: Overture,
  sandbox: Sandbox,
  campaignIds: readonly string[],
  sample: SampleConversation | undefined,
): Promise<Ending> {
  const options = { linkedinAnswers: [ANSWER] };
  const ledger = await sandbox.ledger();
  const personIds = await sandbox.personIdsByEmail();
  const campaigns = await Promise.all(
    campaignIds.map(async (id) => {
      const { audiences, name, status, enrollments } = await overture.campaigns.get({ campaignId: id });
      const figures = await overture.campaigns.figures({ campaignId: id });
      const people = await peopleOf(overture, audiences, personIds);
      return {
        ...figures,
        name,
        status,
        active: enrollments.active,
        own: compareWithLedger([figures], ledgerOf(ledger, people), options),
      };
    }),
  );
  const together = compareWithLedger(campaigns, ledger, options);
  const apart = campaigns.flatMap(({ name, own }) =>
    own.map((comparison): Comparison => ({ ...comparison, name: `${name}: ${comparison.name}` })),
  );
  const conditions = conditionsOf({
    campaigns,
    comparisons: [...together, ...apart],
    duplicates: await sandbox.duplicates(),
    unsettled: await unsettledTouches(overture),
    answersArrived: answersIn(ledger, options).length,
  });
  return {
    figures: campaigns.map(({ own: _own, status: _status, active: _active, ...figures }) => figures),
    comparisons: together,
    conditions,
    sample,
  };
}

/** Whom of the world a campaign addresses, by the ids that its ledger knows. */
async function peopleOf(
  overture: Overture,
  audiences: Campaign['audiences'],
  personIds: ReadonlyMap<string, string>,
): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    audiences.map(({ id }) =>
      Array.fromAsync(overture.iterate('leads.search', { audienceId: id, limit: LARGEST_PAGE })),
    ),
  );
  const leads = found.flat();
  return new Set(
    leads.flatMap(({ professionalEmail }) => personIds.get(professionalEmail?.toLowerCase() ?? '') ?? []),
  );
}
