/**
 * How is a statement asked, with all that must be said before it, in one packet and one answer?
 *
 * As a query of `pg` that writes its messages itself. What is known by a name is prepared once on each connection, and its
 * columns are described once. Whatever fails in a packet fails the statement, and nothing behind it in the packet is done.
 * Which names a connection then knows is uncertain: whoever asked throws it away.
 */
import pg, { type Connection, type FieldDef, type QueryResultRow } from 'pg';
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

/** What the driver calls. */
export class Statement<Row extends QueryResultRow> {
  readonly answered: Promise<Row[]>;
  private readonly found: Row[] = [];
  private known: Prepared = {};
  /** Statements before this one that are not answered yet. */
  private ahead: number;
  private failure: unknown;
  private resolve: (rows: Row[]) => void = () => undefined;
  private reject: (error: unknown) => void = () => undefined;

  constructor(
    private readonly before: readonly Asked[],
    private readonly asked: Asked,
  ) {
    this.ahead = before.length;
    this.answered = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  /** Called by `pg` when it is this statement's turn to be sent. */
  submit(connection: Connection): Error | null {
    try {
      const remembered = rememberedBy(connection);
      for (const each of this.before) {
        this.ask(each, remembered);
        packet.execute();
      }
      this.known = this.ask(this.asked, remembered);
      if (this.known.read === undefined) packet.describe();
      packet.execute().sync();
      connection.stream.write(packet.take());
      return null;
    } catch (error) {
      // Nothing was sent, and nothing is remembered either.
      packet.drop();
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  handleRowDescription({ fields }: { readonly fields: readonly FieldDef[] }): void {
    this.known.read = rowReader(fields);
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    if (this.ahead > 0 || this.failure !== undefined) return;
    try {
      if (this.known.read === undefined) throw new Error('Postgres sent a row before its columns.');
      this.found.push(this.known.read(fields) as Row);
    } catch (error) {
      this.failure = error;
    }
  }

  handleCommandComplete(): void {
    this.ahead -= 1;
  }

  handleReadyForQuery(): void {
    if (this.failure === undefined) this.resolve(this.found);
    else this.reject(this.failure);
  }

  handleError(error: Error): void {
    this.reject(error);
  }

  private ask({ name = '', text, values }: Asked, remembered: Map<string, Prepared>): Prepared {
    let known = name === '' ? undefined : remembered.get(name);
    if (known === undefined) {
      packet.parse(name, text);
      known = {};
      if (name !== '') remembered.set(name, known);
    }
    packet.bind(name, values);
    return known;
  }
}

/** A pipelined client takes queries of the driver's own kind alone; what it would set up for each of them is not needed here. */
Object.setPrototypeOf(Statement.prototype, pg.Query.prototype as object);

function rememberedBy(connection: Connection): Map<string, Prepared> {
  const known = prepared.get(connection);
  if (known !== undefined) return known;
  const made = new Map<string, Prepared>();
  prepared.set(connection, made);
  return made;
}
