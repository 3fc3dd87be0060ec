/** How are lines and literals cut out of a socket? At the end of the stream, reads answer undefined. */
import type { Socket } from 'node:net';

/** Longer lines come from nobody we serve. */
const LONGEST_LINE = 1024 * 1024;

export class LineReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #pending: Buffer = Buffer.alloc(0);

  constructor(socket: Socket) {
    this.#chunks = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** One line without its CRLF. */
  async readLine(): Promise<string | undefined> {
    for (let scanned = 0; ;) {
      const end = this.#pending.indexOf('\n', scanned);
      if (end >= 0) {
        const line = this.#pending.toString('utf8', 0, end).replace(/\r$/, '');
        this.#pending = this.#pending.subarray(end + 1);
        return line;
      }
      scanned = this.#pending.length;
      if (scanned > LONGEST_LINE || !(await this.#more())) return undefined;
    }
  }

  async readBytes(count: number): Promise<Buffer | undefined> {
    while (this.#pending.length < count) if (!(await this.#more())) return undefined;
    const bytes = Buffer.from(this.#pending.subarray(0, count));
    this.#pending = this.#pending.subarray(count);
    return bytes;
  }

  async #more(): Promise<boolean> {
    try {
      const chunk = await this.#chunks.next();
      if (chunk.done) return false;
      this.#pending = Buffer.concat([this.#pending, chunk.value]);
      return true;
    } catch {
      return false; // The client went away: for a reader that is the end.
    }
  }
}
