/** The steps of a sequence: what is decided once, dealt fairly, done by people, and ended by a goal. */
import { integration, type Mutation, unit } from '../mutation.ts';

const ADVANCE = 'libs/domain/src/sequence/advance.ts';
const DEAL = 'libs/domain/src/sequence/deal-variant.ts';
const WAIT = 'libs/domain/src/time/wait-time.ts';
const effects = (name: string) => unit('libs/domain/src/sequence/advance-effects.spec.ts', name);
const dealing = (name: string) => unit('libs/domain/src/sequence/deal-variant.spec.ts', name);
const waits = (name: string) => unit('libs/domain/src/time/wait-time.spec.ts', name);
const steps = (name: string) => integration('engine/steps.spec.ts', name);

export const STEPS: readonly Mutation[] = [
  {
    name: 'an effect is decided again',
    file: ADVANCE,
    search: "if (step.kind === 'goal' || own(facts.taken, step.id)) return",
    replace: "if (step.kind === 'goal') return",
    test: effects('are never decided twice'),
    why: 'A CRM is told twice that somebody came by.',
  },
  {
    name: 'a variant is dealt anew at every look',
    file: ADVANCE,
    search: 'const kept = own(facts.taken, step.id)?.variant;',
    replace: 'const kept = undefined;',
    test: effects('keeps the variant A that was dealt before'),
    why: 'Somebody reads half of one text and half of another when weights change.',
  },
  {
    name: 'weights are forgotten',
    file: DEAL,
    search: 'score: weight / -Math.log(',
    replace: 'score: 1 / -Math.log(',
    test: dealing('deals in the shares of its weights'),
    why: 'A careful test of ten per cent reaches half of all people.',
  },
  {
    name: 'colleagues are dealt one by one',
    file: DEAL,
    search: "split.by === 'company' ? (companyId ?? leadId) : leadId",
    replace: 'leadId',
    test: dealing('gives colleagues the same variant'),
    why: 'Two people at one desk compare two different offers.',
  },
  {
    name: 'a goal leads back',
    file: ADVANCE,
    search: 'const moved = !isPast(graph, goal, at.stepId);',
    replace: 'const moved = true;',
    test: effects('is reached once, and leads nobody back'),
    why: 'Whoever is past a goal walks the same steps again.',
  },
  {
    name: 'a skipped time of a wait moves earlier',
    file: WAIT,
    search: "date.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant();",
    replace: "date.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: 'earlier' }).toInstant();",
    test: waits('a time that the clock skips moves by the gap'),
    why: 'On the night of the clock change a wait ends before its time.',
  },
  {
    name: 'a wait works on holidays',
    file: WAIT,
    search: ' && !holidays?.includes(date.toString())',
    replace: '',
    test: waits('passes over holidays'),
    why: 'Two working days after Christmas Eve is Boxing Day.',
  },
  {
    name: 'an effect is carried out and not ticked off',
    file: 'libs/application/src/engine/carry-out-steps.ts',
    search: '    await stores.effects.done(effects);\n',
    replace: '',
    test: steps('is written once, though a worker dies before each commit'),
    why: 'A value that somebody corrected by hand is written over again and again.',
  },
  {
    name: 'a reply stops whom a goal waits for',
    file: 'libs/persistence/src/engine/stop-store.ts',
    search: "const ask = reason === 'replied' || reason === 'meeting_booked' ? reason : null;",
    replace: "const ask = reason === 'meeting_booked' ? reason : null;",
    test: steps('takes the place of the stop'),
    why: 'Nobody who answers ever counts as converted.',
  },
  {
    name: 'what turns out not to have gone goes out to somebody who reached a goal',
    file: 'libs/domain/src/touch/claim.ts',
    search: "  if (facts.leftStep) return { do: 'cancel', reason: 'converted' };\n",
    replace: '',
    test: integration('engine/steps.spec.ts', 'though that turns out to have never gone'),
    why: 'Somebody who answered gets the cold follow-up a day later.',
  },
  {
    name: 'what was queued goes out to somebody who reached a goal',
    file: 'libs/persistence/src/engine/stop-store.ts',
    search: '[workspaceId, [...stopped.map((row) => row.id), ...spared], reason],',
    replace: '[workspaceId, stopped.map((row) => row.id), reason],',
    test: steps('takes the place of the stop'),
    why: 'A follow-up reaches somebody who answered.',
  },
  {
    name: 'a task stands in a lane',
    file: 'libs/persistence/src/engine/due-enrollment-store.ts',
    search: "touches.filter((touch) => touch.kind !== 'manual_task')",
    replace: 'touches',
    test: steps('waits for a person, whom its lead, its words and its date are told'),
    why: 'A machine is given what a person should do.',
  },
  {
    name: 'a webhook step tells everybody',
    file: 'libs/persistence/src/webhooks/fan-out.ts',
    search: "CASE WHEN v.type = 'enrollment.webhook_reached' THEN",
    replace: "CASE WHEN v.type = 'nothing' THEN",
    test: integration('webhooks/webhook-step.spec.ts', 'a webhook step tells the endpoint that it names'),
    why: 'One endpoint is not told, and all others are.',
  },
  {
    name: 'an accepted invitation counts as withdrawn',
    file: 'libs/channels/src/linkedin/unipile/evidence.ts',
    search: "? { found: 'nothing', detail: 'The invitation was accepted.' }",
    replace: "? { found: 'sent', externalId: 'x', detail: 'The invitation was accepted.' }",
    test: integration('channels/linkedin-steps.spec.ts', 'finds nothing where nobody was invited'),
    why: 'Figures tell of invitations taken back that made a connection.',
  },
];
