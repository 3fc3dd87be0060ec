/**
 * Who carries events to endpoints?
 *
 * The courier of one worker process. A round makes deliveries of what is new, claims what is due and sends it, without
 * waiting for answers: an endpoint that hangs holds its own few places and nobody else's. At least once: a process that dies
 * between send and record leaves a claim that is lost after a minute, and the event is sent again under the same id.
 */
import { encodeId } from '#contracts';
import { eventJson } from '../events/event-view.js';
import type { OutgoingHttp } from '../outgoing/outgoing-http.port.js';
import type { SecretBox } from '../secrets/secret-box.port.js';
import type { ClaimedDelivery, DeliveryDesk } from './delivery-desk.port.js';
import { judgeAnswer } from './judge-answer.js';
import { nextTry } from './retry-schedule.js';
import { signedHeaders } from './sign-delivery.js';

export interface CourierDependencies {
  readonly desk: DeliveryDesk;
  readonly outgoing: Pick<OutgoingHttp, 'post'>;
  readonly secrets: Pick<SecretBox, 'openJson'>;
  /** Real time. */
  readonly realNow: () => Temporal.Instant;
  readonly businessNow: () => Promise<Temporal.Instant>;
  readonly random: () => number;
  /** A delivery that could not be tried or recorded; it is tried again. */
  readonly onTrouble: (
    error: unknown,
    delivery: { readonly workspaceId: string; readonly webhookId: string },
  ) => void;
}

export interface CourierLimits {
  /** Tries under way in this process. */
  readonly atOnce: number;
  /** Tries under way for one endpoint. */
  readonly perEndpoint: number;
  /** Tries begun within a second for one endpoint. */
  readonly perSecond: number;
  /** Real milliseconds for one try. */
  readonly timeoutMs: number;
}

export const COURIER_LIMITS: CourierLimits = {
  atOnce: 256,
  perEndpoint: 4,
  perSecond: 100,
  timeoutMs: 15_000,
};

/** Real time after which a claim counts as lost. */
const LOST_AFTER = { seconds: 60 };
/** An endpoint that did nothing but fail for so long is disabled. */
const FAILING_FOR = { hours: 120 };
/** The last quarter of the places is kept for endpoints that answer. */
const FOR_ALL = 0.75;

/** Real milliseconds for one turn of work, and at which an endpoint that answers slowly is not waited for. */
const TURN_MS = 5_000;
const SOON_MS = 50;

interface Traffic {
  underWay: number;
  /** Begun in the present second. */
  begun: number;
}

export class WebhookCourier {
  private readonly traffic = new Map<string, Traffic>();
  private readonly sends = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private second = 0;

  constructor(
    private readonly deps: CourierDependencies,
    private readonly limits: CourierLimits = COURIER_LIMITS,
  ) {}

  /** Rounds for as long as there is something to begin: a busy endpoint goes on as its places become free. */
  async work(): Promise<void> {
    const until = performance.now() + TURN_MS;
    while ((await this.round()) > 0 && performance.now() < until) await this.oneSettled();
  }

  /** Begins what is due; answers how many tries. Call again soon while it is not 0. */
  async round(): Promise<number> {
    const now = this.deps.realNow();
    this.forgetOldTraffic(now);
    for (let more = true, rounds = 0; more && rounds < 20; rounds += 1)
      more = await this.deps.desk.fanOut(now);
    let begun = 0;
    for (;;) {
      const free = this.limits.atOnce - this.sends.size;
      const forAll = Math.floor(this.limits.atOnce * FOR_ALL) - this.sends.size;
      if (free <= 0 || this.stopping.signal.aborted) return begun;
      const claimed = await this.deps.desk.claim({
        now,
        lostAt: now.add(LOST_AFTER),
        room: this.room(),
        each: Math.min(this.limits.perEndpoint, this.limits.perSecond),
        limit: forAll > 0 ? forAll : free,
        onlyHealthy: forAll <= 0,
      });
      for (const delivery of claimed) this.begin(delivery);
      begun += claimed.length;
      if (claimed.length === 0) return begun;
    }
  }

  private async oneSettled(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const soon = new Promise<void>((resolve) => (timer = setTimeout(resolve, SOON_MS)));
    await Promise.race([soon, ...this.sends]);
    clearTimeout(timer);
  }

  /** When everything that is under way has been recorded. */
  async settled(): Promise<void> {
    while (this.sends.size > 0) await Promise.all(this.sends);
  }

  /** Gives up what is under way: it counts as not answered, and is tried again. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.settled();
  }

  private begin(delivery: ClaimedDelivery): void {
    const traffic = this.trafficOf(delivery.webhookId);
    traffic.underWay += 1;
    traffic.begun += 1;
    const sending = this.send(delivery)
      .catch((error: unknown) => this.deps.onTrouble(error, delivery))
      .finally(() => {
        traffic.underWay -= 1;
        this.sends.delete(sending);
      });
    this.sends.add(sending);
  }

  private async send(delivery: ClaimedDelivery): Promise<void> {
    const at = this.deps.realNow();
    const id = encodeId('event', delivery.event.id);
    const body = eventJson(delivery.event);
    const answer = await this.deps.outgoing.post(
      {
        url: delivery.url,
        headers: signedHeaders(this.secretsOf(delivery), id, at, body),
        body,
        timeoutMs: this.limits.timeoutMs,
      },
      this.stopping.signal,
    );
    // Asked to stop: what was cut off says nothing about the endpoint. The claim is lost in a minute.
    if (this.stopping.signal.aborted && answer.kind === 'failed') return;
    const now = this.deps.realNow();
    const { retryAfterMs, ...judgement } = judgeAnswer(answer, now);
    const failed = judgement.outcome !== 'delivered';
    await this.deps.desk.record({
      ...judgement,
      delivery,
      at,
      now,
      durationMs: answer.durationMs,
      nextTryAt: failed
        ? (nextTry({
            tries: delivery.tries + 1,
            firstTriedAt: delivery.firstTriedAt,
            now,
            retryAfterMs,
            random: this.deps.random(),
          }) ?? null)
        : null,
      disable: disableBecause(judgement.outcome, delivery.failingSince, now),
      businessNow: await this.deps.businessNow(),
    });
  }

  private secretsOf({
    workspaceId,
    webhookId,
    sealedSecret,
    sealedPreviousSecret,
  }: ClaimedDelivery): string[] {
    const place = { workspaceId, kind: 'webhook', id: webhookId } as const;
    return [sealedSecret, sealedPreviousSecret]
      .filter((sealed) => sealed !== null)
      .map((sealed) => (this.deps.secrets.openJson(sealed, place) as { readonly secret: string }).secret);
  }

  /** Of endpoints with traffic: how many more each may take now. */
  private room(): ReadonlyMap<string, number> {
    const { perEndpoint, perSecond } = this.limits;
    return new Map(
      [...this.traffic].map(([id, { underWay, begun }]) => [
        id,
        Math.max(0, Math.min(perEndpoint - underWay, perSecond - begun)),
      ]),
    );
  }

  private trafficOf(webhookId: string): Traffic {
    const known = this.traffic.get(webhookId) ?? { underWay: 0, begun: 0 };
    this.traffic.set(webhookId, known);
    return known;
  }

  private forgetOldTraffic(now: Temporal.Instant): void {
    const second = Math.floor(now.epochMilliseconds / 1_000);
    if (second === this.second) return;
    this.second = second;
    for (const [id, traffic] of this.traffic) {
      traffic.begun = 0;
      if (traffic.underWay === 0) this.traffic.delete(id);
    }
  }
}

function disableBecause(
  outcome: ReturnType<typeof judgeAnswer>['outcome'],
  failingSince: Temporal.Instant | null,
  now: Temporal.Instant,
): 'gone' | 'failing' | undefined {
  if (outcome === 'delivered') return undefined;
  if (outcome === 'gone') return 'gone';
  const patience = failingSince?.add(FAILING_FOR);
  return patience !== undefined && Temporal.Instant.compare(now, patience) >= 0 ? 'failing' : undefined;
}
