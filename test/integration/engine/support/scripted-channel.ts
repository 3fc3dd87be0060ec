/** A channel that does what the test says, for faults that no real server can be talked into at the right moment. */
import type { ChannelAdapter, Evidence, InboxReading, OutgoingTouch, SendGuard, Signal } from '#application';
import type { Channel, Outcome } from '#domain';

export interface Script {
  send?(touch: OutgoingTouch, guard: SendGuard): Outcome | Promise<Outcome>;
  evidence?(touch: OutgoingTouch): Evidence | Promise<Evidence>;
  inbox?(): InboxReading | Promise<InboxReading>;
  interpret?(raw: string): Signal | Promise<Signal>;
}

export interface ScriptedChannel extends ChannelAdapter {
  /** Touches whose body left, in their order. */
  readonly left: OutgoingTouch[];
  script: Script;
}

const unexpected = (what: string) => (): never => {
  throw new Error(`The script says nothing about ${what}.`);
};

export function scriptedChannel(script: Script = {}, channel: Channel = 'email'): ScriptedChannel {
  const left: OutgoingTouch[] = [];
  const adapter: ScriptedChannel = {
    channel,
    left,
    script,
    interpreterVersion: 1,
    async send(_account, touch, guard) {
      guard.assertMaySend();
      left.push(touch);
      return adapter.script.send?.(touch, guard) ?? { kind: 'delivered', externalId: `x-${touch.touchId}` };
    },
    findEvidence: async (_account, touch) => (adapter.script.evidence ?? unexpected('evidence'))(touch),
    readInbox: async () => (adapter.script.inbox ?? unexpected('the inbox'))(),
    interpret: async ({ raw }) => (adapter.script.interpret ?? unexpected('signals'))(raw),
  };
  return adapter;
}
