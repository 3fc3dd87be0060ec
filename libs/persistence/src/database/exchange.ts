/**
 * How are statements asked, with all that must be said before them, in one packet and one answer?
 *
 * As one query of `pg` that writes its messages itself. What is known by a name is prepared once on each connection, and its
 * columns are described once. When one fails, nothing behind it in the packet is done, and which names the connection then
 * knows is uncertain: whoever asked throws it away.
 */
import pg, { type Connection, type FieldDef, type Submittable } from 'pg';
import type { SqlValue } from './db.js';
import { Packet } from './packet.js';
import { rowReader, type RowReader } from './row-reader.js';

export interface Asked {
  readonly text: string;
  readonly values: readonly SqlValue[];
  /** Undefined: it is planned anew. */
  readonly name?: string | undefined;
}

/** A statement that a connection knows by its name, and its rows once they were described. */
interface Prepared {
  read?: RowReader;
}
const prepared = new WeakMap<Connection, Map<string, Prepared>>();
const packet = new Packet();

interface Part {
  readonly asked: Asked;
  /** Undefined where nobody reads the answer. */
  readonly answer?: {
    readonly rows: object[];
    readonly resolve: (rows: object[]) => void;
    readonly reject: (error: unknown) => void;
  };
  known?: Prepared;
  failure?: unknown;
}

export class Exchange {
  private readonly parts: Part[] = [];
  /** Of those that are answered. */
  private answered = 0;

  /** Its answer is only that it worked. */
  say(asked: Asked): void {
    this.parts.push({ asked });
  }

  ask<Row extends object>(asked: Asked): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      const answer = { rows: [], resolve: resolve as (rows: object[]) => void, reject };
      this.parts.push({ asked, answer });
    });
  }

  sendTo(client: { query(query: Submittable): unknown }): void {
    client.query(this);
  }

  /** Called by `pg`, as all that follows, when it is this one's turn. */
  submit(connection: Connection): Error | null {
    try {
      const remembered = rememberedBy(connection);
      for (const part of this.parts) {
        part.known = prepare(part.asked, remembered);
        if (part.answer !== undefined && part.known.read === undefined) packet.describe();
        packet.execute();
      }
      connection.stream.write(packet.sync().take());
      return null;
    } catch (error) {
      // Nothing was sent.
      packet.drop();
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  handleRowDescription({ fields }: { readonly fields: readonly FieldDef[] }): void {
    const known = this.parts[this.answered]?.known;
    if (known !== undefined) known.read = rowReader(fields);
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const part = this.parts[this.answered];
    if (part?.answer === undefined || part.failure !== undefined) return;
    try {
      if (part.known?.read === undefined) throw new Error('Postgres sent a row before its columns.');
      part.answer.rows.push(part.known.read(fields));
    } catch (error) {
      part.failure = error;
    }
  }

  handleCommandComplete(): void {
    this.answered += 1;
  }

  handleReadyForQuery(): void {
    for (const { answer, failure } of this.parts) {
      if (failure === undefined) answer?.resolve(answer.rows);
      else answer?.reject(failure);
    }
  }

  handleError(error: Error): void {
    for (const [at, { answer, failure }] of this.parts.entries()) {
      if (at < this.answered && failure === undefined) answer?.resolve(answer.rows);
      else answer?.reject(failure ?? error);
    }
  }
}

/** A pipelined client takes queries of the driver's own kind alone; what it sets up for each of them is not needed here. */
Object.setPrototypeOf(Exchange.prototype, pg.Query.prototype as object);

function prepare({ name = '', text, values }: Asked, remembered: Map<string, Prepared>): Prepared {
  let known = name === '' ? undefined : remembered.get(name);
  if (known === undefined) {
    packet.parse(name, text);
    known = {};
    if (name !== '') remembered.set(name, known);
  }
  packet.bind(name, values);
  return known;
}

function rememberedBy(connection: Connection): Map<string, Prepared> {
  const known = prepared.get(connection);
  if (known !== undefined) return known;
  const made = new Map<string, Prepared>();
  prepared.set(connection, made);
  return made;
}
