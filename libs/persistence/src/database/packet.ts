/**
 * Which bytes ask Postgres for something?
 *
 * Messages of the extended protocol (https://www.postgresql.org/docs/current/protocol-message-formats.html), one behind the
 * other, so that any number of them leaves in one write.
 */
import type { SqlValue } from './db.js';

const CODE = { parse: 0x50, bind: 0x42, describe: 0x44, execute: 0x45, sync: 0x53 } as const;
const SYNC = Buffer.from([CODE.sync, 0, 0, 0, 4]);
/** Of the portal without a name: all its rows. */
const EXECUTE = Buffer.from([CODE.execute, 0, 0, 0, 9, 0, 0, 0, 0, 0]);
const DESCRIBE = Buffer.from([CODE.describe, 0, 0, 0, 6, 'P'.charCodeAt(0), 0]);

export class Packet {
  private bytes = Buffer.allocUnsafe(4_096);
  private length = 0;

  /** An empty name: of the statement that the next one replaces. */
  parse(name: string, text: string): this {
    const start = this.open(CODE.parse);
    this.ended(name);
    this.ended(text);
    // Postgres finds the types of the values by itself.
    this.int16(0);
    return this.close(start);
  }

  /** Values as text, but bytes as they are; every column is answered as text. */
  bind(name: string, values: readonly SqlValue[]): this {
    const start = this.open(CODE.bind);
    this.ended('');
    this.ended(name);
    this.int16(values.length);
    for (const value of values) this.int16(value instanceof Uint8Array ? 1 : 0);
    this.int16(values.length);
    for (const value of values) this.value(value);
    this.int16(0);
    return this.close(start);
  }

  describe(): this {
    return this.raw(DESCRIBE);
  }

  execute(): this {
    return this.raw(EXECUTE);
  }

  sync(): this {
    return this.raw(SYNC);
  }

  /** What was said since the last time; the packet is empty again. */
  take(): Buffer {
    const taken = Buffer.from(this.bytes.subarray(0, this.length));
    this.length = 0;
    return taken;
  }

  /** Nothing of what was said is meant. */
  drop(): void {
    this.length = 0;
  }

  private open(code: number): number {
    this.reserve(5);
    this.bytes[this.length] = code;
    this.length += 5;
    return this.length - 4;
  }

  private close(start: number): this {
    this.bytes.writeInt32BE(this.length - start, start);
    return this;
  }

  private value(value: SqlValue): void {
    if (value === null) return this.int32(-1);
    if (value instanceof Uint8Array) {
      this.int32(value.length);
      this.raw(value);
      return;
    }
    const start = this.length;
    this.int32(0);
    this.text(typeof value === 'string' ? value : textOf(value));
    this.bytes.writeInt32BE(this.length - start - 4, start);
  }

  private ended(text: string): void {
    if (text.includes('\0')) throw new Error('A statement holds no zero byte.');
    this.text(text);
    this.reserve(1);
    this.bytes[this.length++] = 0;
  }

  private text(text: string): void {
    this.reserve(text.length * 3);
    this.length += this.bytes.write(text, this.length);
  }

  private raw(bytes: Uint8Array): this {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
    return this;
  }

  private int16(value: number): void {
    this.reserve(2);
    this.bytes.writeUInt16BE(value, this.length);
    this.length += 2;
  }

  private int32(value: number): void {
    this.reserve(4);
    this.bytes.writeInt32BE(value, this.length);
    this.length += 4;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.length + more));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}

function textOf(value: Exclude<SqlValue, null | string | Uint8Array>): string {
  if (typeof value !== 'object') return String(value);
  return `{${value.map((text) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
