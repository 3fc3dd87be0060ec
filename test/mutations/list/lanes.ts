/** The lanes: whose turn it is, and what keeps out of the way of others. */
import { integration, type Mutation, unit } from '../mutation.ts';

const TURN = 'libs/domain/src/pacing/fair-turn.ts';
const WAITING = 'libs/domain/src/pacing/waiting-touches.ts';
const HEADS = 'libs/persistence/src/engine/lane-heads.ts';
const GATE = 'libs/persistence/src/campaigns/touch-gate.ts';
const turns = (name: string) => unit('libs/domain/src/pacing/fair-turn.spec.ts', name);
const sharing = (name: string) => unit('libs/domain/src/pacing/sharing.spec.ts', name);
const lanes = (name: string) => integration('engine/lanes.spec.ts', name);

export const LANES: readonly Mutation[] = [
  {
    name: 'a turn costs nothing',
    file: TURN,
    search: 'id === chosen.id ? owed - 1 : owed',
    replace: 'id === chosen.id ? owed - 0.5 : owed',
    test: turns('nobody is ever a whole turn away from the share of their weight'),
    why: 'One campaign takes what belongs to the others.',
  },
  {
    name: 'who waits for nothing saves turns up',
    file: TURN,
    search: 'Object.fromEntries(credited.map',
    replace:
      'Object.fromEntries([...Object.keys(before).map((id) => ({ id, owed: before[id] ?? 0 })), ...credited].map',
    test: turns('who was away has nothing saved up'),
    why: 'A campaign that slept for a week pushes all others aside when it wakes.',
  },
  {
    name: 'first contacts do not let follow-ups go first',
    file: WAITING,
    search: 'sort((left, right) => left - right)',
    replace: 'sort((left, right) => right - left)',
    test: sharing('send their follow-ups before anybody’s first contacts'),
    why: 'Conversations that were begun go cold while new ones are opened.',
  },
  {
    name: 'weights weigh nothing',
    file: HEADS,
    search: 'weight: row.weight ?? 1',
    replace: 'weight: 1',
    test: lanes('gives the campaigns that wait in it slots by their weight'),
    why: 'The campaign that matters gets no more than the one that does not.',
  },
  {
    name: 'the next round knows nothing of the last',
    file: 'libs/persistence/src/engine/lane-store.ts',
    search: ', deficits = x.deficits',
    replace: '',
    test: lanes('gives the campaigns that wait in it slots by their weight'),
    why: 'Where a round has one slot, the same campaign gets it every time.',
  },
  {
    name: 'closed touches stand at the heads of lanes',
    file: HEADS,
    search: "t.state = 'ready' AND t.open`",
    replace: "t.state = 'ready'`",
    test: lanes('passes by whom somebody holds'),
    why: 'Whoever was put on hold is written to, or holds up everybody behind them.',
  },
  {
    name: 'a paused campaign stands at the heads of lanes',
    file: HEADS,
    search: " AND c.status = 'running'",
    replace: '',
    test: lanes('is passed by with all that waits for it at once'),
    why: 'A paused campaign of thousands holds up every other one.',
  },
  {
    name: 'a pause spares what is reserved',
    file: GATE,
    search: 'enqueued_at = NULL, fence = fence + 1',
    replace: 'enqueued_at = NULL',
    test: integration(
      'campaigns/campaigns.spec.ts',
      'that is paused gives its slots up and fences wake-ups out',
    ),
    why: 'What was queued before the pause leaves after the resume, at a moment of the past.',
  },
  {
    name: 'a slot is given to who was held meanwhile',
    file: 'libs/persistence/src/engine/lane-store.ts',
    search: "state = 'ready' AND open AND due_at <= y.slot_at",
    replace: "state = 'ready' AND due_at <= y.slot_at",
    test: lanes('gives no slot to whom somebody held while it was looking'),
    why: 'A hold that comes at the wrong moment is forgotten.',
  },
];
