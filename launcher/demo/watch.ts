/**
 * When is the demo over? Once both campaigns are completed, nobody in the world will do anything any more, all of it
 * has reached Overture, and Overture has counted it. Until then everything is shown as it happens.
 */
import type { Overture } from '../../client/src/index.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { look, type Progress, ReplyBook } from './progress.ts';
import type { Sandbox } from './sandbox.ts';
import { liveView, progressLine, replyText } from './terminal/live-view.ts';
import type { Screen } from './terminal/screen.ts';
import type { Conversation } from './views.ts';

export interface WatchOptions {
  readonly overture: Overture;
  readonly sandbox: Sandbox;
  readonly screen: Screen;
  readonly campaignIds: readonly string[];
  readonly clockScale: string;
  /** As `performance.now()` counts. */
  readonly startedAt: number;
  readonly deadline: number;
  /** Told of each reply once. */
  readonly onReply: (reply: Conversation) => void;
  /** What else must have happened before the demo is over. */
  readonly isDone: () => boolean;
}

const PAUSE_MS = 500;
const LINE_EVERY_MS = 5_000;
/** Overture reads its inboxes twice in a second and counts ten times: what has not moved for this long is counted. */
const STILL_MS = 3_000;

/** True when all came to its end before the deadline. */
export async function watch(options: WatchOptions): Promise<boolean> {
  const { screen, startedAt, deadline } = options;
  const replies = new ReplyBook();
  const stillness = new Stillness();
  let nextLineAt = 0;
  for (;;) {
    const progress = await look(options.overture, options.sandbox, options.campaignIds);
    for (const reply of replies.add(progress.waiting)) {
      if (!screen.live) screen.say(`  ${replyText(reply)}`);
      options.onReply(reply);
    }
    const elapsedMs = performance.now() - startedAt;
    const scene = { progress, replies: replies.all, elapsedMs, clockScale: options.clockScale };
    screen.draw(liveView(scene, screen.style, screen.width));
    if (!screen.live && elapsedMs >= nextLineAt) {
      screen.say(progressLine(scene));
      nextLineAt = elapsedMs + LINE_EVERY_MS;
    }
    const isOver = isCompleted(progress) && options.isDone() && (await options.sandbox.isAtRest());
    const hasEnded = stillness.lasts(isOver ? positionOf(progress) : undefined) >= STILL_MS;
    if (hasEnded || performance.now() > deadline) {
      screen.keep();
      return hasEnded;
    }
    await sleep(PAUSE_MS);
  }
}

const isCompleted = ({ campaigns }: Progress) =>
  campaigns.every(({ campaign }) => campaign.status === 'completed');
const positionOf = ({ campaigns }: Progress) =>
  Math.max(...campaigns.map(({ figures }) => figures.asOfPosition));

/** For how many milliseconds has a value stayed what it is? */
class Stillness {
  #value: number | undefined;
  #since = 0;

  lasts(value: number | undefined): number {
    if (value === undefined || value !== this.#value) this.#since = performance.now();
    this.#value = value;
    return value === undefined ? 0 : performance.now() - this.#since;
  }
}
