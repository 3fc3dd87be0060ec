/**
 * How does something stay in place on a terminal while lines go by above it?
 *
 * The frame is erased and written anew with one write, so that nothing flickers. Without a terminal there is no frame:
 * whoever draws says lines instead.
 */
import type { WriteStream } from 'node:tty';
import { createStyle, type Style } from './style.ts';

export interface Screen {
  /** Whether frames can be drawn. */
  readonly live: boolean;
  readonly style: Style;
  /** Characters in a line. */
  readonly width: number;
  /** A line that stays; above the frame, if there is one. */
  say(text?: string): void;
  /** Replaces the frame. Lines must fit the width. */
  draw(lines: readonly string[]): void;
  /** What the frame shows now stays, and the next frame is a new one. */
  keep(): void;
}

const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
const PLAIN_WIDTH = 120;

export function createScreen(stream: WriteStream, env: NodeJS.ProcessEnv): Screen {
  const live = stream.isTTY && env['TERM'] !== 'dumb';
  let frame: readonly string[] = [];
  const erase = () => (frame.length > 0 ? `\u001b[${frame.length}A\u001b[0J` : '');
  const written = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  return {
    live,
    style: createStyle(stream.isTTY && !env['NO_COLOR']),
    get width() {
      return stream.columns || PLAIN_WIDTH;
    },
    say: (text = '') => {
      stream.write(erase() + written([text]) + written(frame));
    },
    draw: (lines) => {
      if (!live) return;
      const fitting = lines.slice(0, Math.max(1, (stream.rows || 24) - 1));
      stream.write(HIDE_CURSOR + erase() + written(fitting));
      frame = fitting;
    },
    keep: () => {
      if (live) stream.write(SHOW_CURSOR);
      frame = [];
    },
  };
}
