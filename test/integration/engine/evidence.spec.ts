/** Does looking for evidence come to an end, harm nobody else, and hear what people do meanwhile? */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { dispatchTouch, type Evidence, interpretSignals, reconcileUnknown } from '#application';
import {
  type EngineRoom,
  MONDAY,
  newId,
  openEngineRoom,
  unhurried,
  type Worker,
} from './support/engine-room.js';
import { attemptsOf, enrollmentNow, events, touchNow } from './support/looking.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { type Enrolled, Tenant } from './support/tenant.js';

let room: EngineRoom;
/** What the record says of each touch; by default there is none to read. */
const says = new Map<string, () => Evidence>();
const linkedin = scriptedChannel(
  {
    send: () => ({ kind: 'unknown', detail: 'no answer' }),
    evidence: ({ touchId }) => says.get(touchId)?.() ?? { found: 'no_record', detail: 'out of reach' },
    interpret: (raw) => ({ kind: 'invitation_accepted', memberId: raw }),
  },
  'linkedin',
);
let worker: Worker;
/** For whom every record had time to settle. */
let late: Worker;
beforeAll(async () => {
  room = await openEngineRoom();
  worker = await room.worker({ channels: { linkedin } });
  late = { ...worker, settings: { ...worker.settings, settleMs: -1_000_000 } };
});
afterEach(() => {
  room.now = MONDAY;
  says.clear();
});
afterAll(() => room.close());

interface Scene {
  readonly tenant: Tenant;
  readonly accountId: string;
  readonly people: readonly Enrolled[];
  readonly touchIds: readonly string[];
}

async function unknownInvitations(count: number): Promise<Scene> {
  const tenant = await Tenant.open(room);
  const accountId = await tenant.account({ channel: 'linkedin' });
  const people = await Promise.all(Array.from({ length: count }, () => tenant.enrolled()));
  const touchIds = await Promise.all(
    people.map((who) => tenant.touch(who, { kind: 'linkedin_invite', accountId })),
  );
  for (const touchId of touchIds) await dispatchTouch(worker, tenant.call(touchId), unhurried());
  return { tenant, accountId, people, touchIds };
}

const states = ({ tenant, touchIds }: Scene) =>
  Promise.all(touchIds.map(async (id) => (await touchNow(tenant, id)).state));

const anHourPasses = ({ tenant }: Scene) =>
  tenant.sql(
    `UPDATE touches SET enqueued_at = enqueued_at - interval '61 minutes' WHERE workspace_id = $1::uuid`,
    [tenant.workspaceId],
  );

describe('a touch that a person was asked about', () => {
  it('is decided without them once its record can be read again', async () => {
    const scene = await unknownInvitations(2);
    await reconcileUnknown(late, scene.tenant.workspaceId);
    expect(await states(scene)).toEqual(['held', 'held']);
    says.set(scene.touchIds[0] ?? '', () => ({ found: 'sent', externalId: 'inv', detail: '' }));
    says.set(scene.touchIds[1] ?? '', () => ({ found: 'nothing', detail: '' }));
    expect(await reconcileUnknown(late, scene.tenant.workspaceId)).toBe(0);
    await anHourPasses(scene);
    await reconcileUnknown(late, scene.tenant.workspaceId);
    expect(await states(scene)).toEqual(['sent', 'ready']);
    expect(await attemptsOf(scene.tenant, scene.touchIds[1] ?? '')).toEqual(['disproved']);
    const [first] = scene.people;
    expect(await enrollmentNow(scene.tenant, first?.enrollmentId ?? '')).toMatchObject({
      due_at: expect.any(Date),
    });
  });

  it('stays with them as long as there is no record, and they are asked once', async () => {
    const scene = await unknownInvitations(1);
    await reconcileUnknown(late, scene.tenant.workspaceId);
    await anHourPasses(scene);
    expect(await reconcileUnknown(late, scene.tenant.workspaceId)).toBe(1);
    expect(await states(scene)).toEqual(['held']);
    expect(await events(scene.tenant, 'touch.held')).toHaveLength(1);
  });
});

describe('an acceptance', () => {
  it('of an invitation of which nobody knew whether it left still counts', async () => {
    const scene = await unknownInvitations(1);
    await reconcileUnknown(late, scene.tenant.workspaceId);
    expect(await states(scene)).toEqual(['held']);
    const { tenant, accountId, people } = scene;
    await tenant.sql(
      `INSERT INTO inbound_signals (workspace_id, id, account_id, source, external_key, raw, received_at)
       VALUES ($1::uuid, $2::uuid, $3::uuid, 'provider_poll', 'k', $4, $5::timestamptz)`,
      [tenant.workspaceId, newId(), accountId, people[0]?.memberId ?? '', MONDAY.toString()],
    );
    expect(await interpretSignals(worker, tenant.workspaceId)).toBe(1);
    expect(await enrollmentNow(tenant, people[0]?.enrollmentId ?? '')).toMatchObject({
      invitation_accepted_at: expect.any(Date),
    });
    expect(await events(tenant, 'invitation.')).toEqual(['invitation.accepted']);
  });
});

describe('an attempt that cannot be decided', () => {
  it('keeps no other from being decided, and is told', async () => {
    const scene = await unknownInvitations(6);
    const [broken = '', ...others] = scene.touchIds;
    for (const id of others) says.set(id, () => ({ found: 'sent', externalId: 'inv', detail: '' }));
    // Postgres refuses it: a finding of no known kind.
    says.set(broken, () => ({ found: 'sent', detail: 1n }) as unknown as Evidence);
    const told: string[] = [];
    const listening = {
      ...late,
      report: (_error: unknown, { what }: { what: string }) => void told.push(what),
    };
    await reconcileUnknown(listening, scene.tenant.workspaceId);
    expect(await states(scene)).toEqual(['unknown', ...others.map(() => 'sent')]);
    expect(told).toEqual(['an unknown attempt could not be decided yet']);
  });

  it('because its record is slow is asked about side by side with others', async () => {
    const scene = await unknownInvitations(4);
    let asking = 0;
    let most = 0;
    const together = Promise.withResolvers<void>();
    const slow = scriptedChannel(
      {
        evidence: async () => {
          asking += 1;
          most = Math.max(most, asking);
          if (asking === 4) together.resolve();
          await together.promise;
          return { found: 'sent', externalId: 'inv', detail: '' };
        },
      },
      'linkedin',
    );
    await reconcileUnknown(
      { ...late, channels: { ...late.channels, linkedin: slow } },
      scene.tenant.workspaceId,
    );
    expect(most).toBe(4);
    expect(await states(scene)).toEqual(['sent', 'sent', 'sent', 'sent']);
  });
});
