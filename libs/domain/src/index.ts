export * from './budget/account-limits.js';
export * from './budget/budget.js';
export * from './budget/note-policy.js';
export type { DayUse } from './budget/budget-calendar.js';
export * from './budget/ramp.js';
export * from './budget/spend.js';
export * from './budget/tightening.js';
export * from './campaign/status.js';
export * from './contact/contact-policy.js';
export * from './dead-letters/after-failure.js';
export * from './figures/fold.js';
export * from './figures/funnel-event.js';
export * from './figures/fact.js';
export * from './figures/facts-of.js';
export * from './figures/metrics.js';
export * from './figures/period.js';
export * from './figures/rates.js';
export * from './pacing/allocate.js';
export * from './pacing/fair-turn.js';
export * from './pacing/lane.js';
export * from './pacing/opening.js';
export { slotsInReach } from './pacing/lane-chance.js';
export * from './pacing/reasons.js';
export * from './pacing/window-intersection.js';
export * from './pacing/window-problems.js';
export * from './pacing/window.js';
export * from './people/address-verdict.js';
export * from './people/audience-filter.js';
export { normaliseDomain } from './people/domain-name.js';
export * from './people/email-address.js';
export type { Normalised } from './people/identity.js';
export * from './people/job-title.js';
export * from './people/linkedin-url.js';
export * from './people/role-address.js';
export * from './people/seniority.js';
export * from './people/title-query.js';
export * from './random/seeded-random.js';
export * from './replies/classify.js';
export * from './replies/disposition.js';
export * from './replies/stop-rule.js';
export * from './sales/deal.js';
export * from './sales/meeting.js';
export * from './sequence/advance.js';
export * from './sequence/edit.js';
export * from './sequence/graph.js';
export * from './sequence/limits.js';
export * from './sequence/pass-over.js';
export * from './sequence/deal-variant.js';
export * from './sequence/goals.js';
export * from './sequence/paths.js';
export type { SequenceProblem, SequenceProblemCode } from './sequence/problems.js';
export * from './sequence/validate.js';
export * from './simulation/open-reasons.js';
export * from './simulation/quantiles.js';
export * from './simulation/run.js';
export * from './simulation/simulate.js';
export * from './simulation/world.js';
export * from './statistics/compare-variants.js';
export {
  differenceOf,
  moveToVersion,
  type Standing,
  type VersionDifference,
  type VersionMove,
} from './sequence/version-move.js';
export * from './statistics/interval.js';
export * from './statistics/sequential-test.js';
export * from './template/parse.js';
export * from './template/render.js';
export {
  graphWithSnippets,
  snippetsIn,
  snippetsOfGraph,
  type SnippetText,
  withSnippets,
} from './template/snippets.js';
export * from './template/variables.js';
export * from './text/fold.js';
export * from './text/search-words.js';
export * from './time/duration.js';
export * from './time/local-day.js';
export * from './time/order.js';
export * from './time/wait-time.js';
export * from './touch/claim.js';
export * from './touch/retry.js';
export * from './touch/touch.js';
export * from './why/lane-outlook.js';
export * from './why/rank-reasons.js';
export * from './why/waiting-reasons.js';
