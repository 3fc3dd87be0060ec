/**
 * When exactly does the body of an email leave, and may it?
 *
 * The SMTP client pipes its message only after the server answered DATA with 354, so the first read of this stream is
 * the last moment before a byte of the body is handed to the socket. The guard is asked there, and an untouched gate
 * proves that nothing of the body can have reached the server: the error of the client alone does not tell, since it
 * is the same before DATA and after the final dot.
 */
import { Readable } from 'node:stream';

export class BodyGate extends Readable {
  #opened = false;
  #refusal: Error | undefined;

  constructor(
    private readonly body: Buffer,
    private readonly assertMaySend: () => void,
  ) {
    super();
  }

  /** The body was handed over: from here on, silence means that it may have been accepted. */
  get opened(): boolean {
    return this.#opened;
  }

  /** What the guard threw: nothing was handed over. */
  get refusal(): Error | undefined {
    return this.#refusal;
  }

  override _read(): void {
    if (this.#opened) return;
    try {
      this.assertMaySend();
    } catch (error) {
      this.#refusal = error instanceof Error ? error : new Error(String(error));
      this.destroy(this.#refusal);
      return;
    }
    this.#opened = true;
    this.push(this.body);
    this.push(null);
  }
}
