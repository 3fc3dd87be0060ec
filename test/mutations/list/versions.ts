/** Live edits and words: nobody twice, nobody lost, nothing read as a template that is none. */
import { integration, type Mutation, unit } from '../mutation.ts';

const RULE = 'libs/domain/src/sequence/version-move.ts';
const STORE = 'libs/persistence/src/versions/version-store.ts';
const edit = (name: string) => integration('campaigns/live-edit.spec.ts', name);
const moved = (name: string) => unit('libs/domain/src/sequence/version-move.spec.ts', name);
const safe = (name: string) => unit('libs/domain/src/template/security.spec.ts', name);

export const VERSIONS: readonly Mutation[] = [
  {
    name: 'a lead whose touch may be on its way is moved off its step',
    file: RULE,
    search: "  if (standing.touch === 'under_way') return { do: 'stay_behind' };\n",
    replace: '',
    test: moved('its touch is under way and the step is gone'),
    why: 'The next message leaves before anybody knows about the last one.',
  },
  {
    name: 'where a lead had walked to is forgotten',
    file: RULE,
    search: "const own = standing.touch === 'free' && standing.home ? standing.home : standing;",
    replace: 'const own: Place = standing;',
    test: moved('going back after moves without a send'),
    why: 'A rollback leaves people where the mistake had put them.',
  },
  {
    name: 'a lead whose step is gone starts again',
    file: RULE,
    search: '  while (level.length > 0) {',
    replace: '  while (level.length > 99) {',
    test: moved('its step is gone: after the one before it'),
    why: 'People who were in the middle of a sequence walk it from its beginning.',
  },
  {
    name: 'what is being sent is taken back as well',
    file: STORE,
    search: "t.campaign_id = $2::uuid AND t.state IN ('ready', 'reserved')",
    replace: "t.campaign_id = $2::uuid AND t.state IN ('ready', 'reserved', 'sending', 'unknown', 'held')",
    test: edit('leaves alone what was sent, is being sent or may have been'),
    why: 'A message that is out counts as cancelled, and goes out again with other words.',
  },
  {
    name: 'a touch that was sent stands up again',
    file: 'libs/persistence/src/engine/due-enrollment-rows.ts',
    search: "(t.state = 'cancelled' AND t.reason IS NOT DISTINCT FROM 'version_moved')",
    replace: "(t.state IN ('cancelled', 'sent'))",
    test: edit('never sends a step again whose id comes back'),
    why: 'Somebody gets the same step twice.',
  },
  {
    name: 'a reservation that was taken back keeps its fence',
    file: STORE,
    search: "           fence = t.fence + (t.state = 'reserved')::int\n",
    replace: '           fence = t.fence\n',
    test: edit('rewrites what is queued'),
    why: 'A wake-up under way claims what was rewritten, at a time that nobody gave it.',
  },
  {
    name: 'an edit is carried out for another text than was planned',
    file: 'libs/application/src/plans/execute-edit.ts',
    search: '|| canonicalHash(filledGraph(sequence)) !== decision.graphHash',
    replace: '',
    test: edit('not at all once something else was decided'),
    why: 'People get words that nobody looked at.',
  },
  {
    name: 'a missing value becomes a gap',
    file: 'libs/application/src/engine/plan-touch.ts',
    search: '  if (words.missing.length > 0) return { blockedOn: [...new Set(words.missing)] };\n',
    replace: '',
    test: integration('engine/blocked.spec.ts', 'blocks the lead that lacks it'),
    why: 'An empty message leaves.',
  },
  {
    name: 'completing a lead wakes nobody',
    file: 'prisma/migrations/0018_versions_and_words/migration.sql',
    search: 'CREATE TRIGGER "leads_wake_blocked" AFTER UPDATE ON "leads"',
    replace: 'CREATE TRIGGER "leads_wake_blocked" AFTER DELETE ON "leads"',
    test: integration('engine/blocked.spec.ts', 'until the lead is completed'),
    why: 'A lead that was completed waits as if it had not been.',
  },
  {
    name: 'Liquid keeps all of its tags',
    file: 'libs/domain/src/template/liquid.ts',
    search: '  keepOnly(engine.tags, TAGS);\n',
    replace: '',
    test: safe('an endless loop would not run for a moment'),
    why: 'Should the grammar ever let one through, a text includes a file or holds the process.',
  },
  {
    name: 'the grammar lets every tag through',
    file: 'libs/domain/src/template/grammar.ts',
    search: '  if (!allowed?.test(given.trim())) return undefined;\n',
    replace: '',
    test: safe('is not of the language'),
    why: 'What validation called fine is refused by Liquid when it is to be sent.',
  },
  {
    name: 'a choice depends on the moment',
    file: 'libs/domain/src/template/render.ts',
    search: 'seededRandom(`words:${seed}:${choice}`)()',
    replace: 'seededRandom(`words:${seed}:${choice}:${performance.now()}`)()',
    test: unit('libs/domain/src/template/choices.spec.ts', 'the same seed gives the same words'),
    why: 'What was approved is not what is sent.',
  },
  {
    name: 'a bar of a snippet divides the choice around it',
    file: 'libs/domain/src/template/snippets.ts',
    search: String.raw`part.text.replace(/[{|}]/g, '\\$&')`,
    replace: 'part.text',
    test: unit('libs/domain/src/template/snippets.spec.ts', 'becomes'),
    why: 'Half a sentence is sent.',
  },
  {
    name: 'a launch freezes the names of snippets instead of their texts',
    file: 'libs/application/src/plans/execute-launch.ts',
    search: '    graph: filledGraph(sequence),',
    replace: '    graph: sequence.graph,',
    test: integration('campaigns/snippets.spec.ts', 'keeps it as it was'),
    why: 'A text that runs has holes.',
  },
];
