/** How does an answer show what it points at? Whole, beside the id, one level deep; null for what is gone. */
import { decodeId, type Operation, OPERATIONS, type ReadName } from '#contracts';
import type { z } from 'zod';
import type { ReadContext } from '../operations/operation-context.js';
import { loadRelated } from './load-related.js';

type Json = z.core.util.JSONType;
type JsonObject = Readonly<Record<string, Json>>;

/** One round of queries for each relation, however many rows the answer has. */
export async function expandOutput(
  context: ReadContext,
  name: ReadName,
  expand: readonly string[],
  output: Json,
): Promise<Json> {
  const { expands = {} }: Operation = OPERATIONS[name];
  let answer = output;
  for (const relation of expand) {
    const declared = expands[relation];
    if (declared === undefined) throw new Error(`${name} does not expand ${relation}.`);
    const { kind, by } = declared;
    const ids = new Set(rowsOf(answer).flatMap((row) => edgeIds(row[by])));
    const uuids = [...ids].map((id) => decodeId(kind, id)).filter((id) => id !== undefined);
    const related = await loadRelated(context, kind, uuids);
    answer = withEachRow(answer, (row) => ({ ...row, [relation]: inPlaceOf(row[by], related) }));
  }
  return answer;
}

function inPlaceOf(id: Json | undefined, related: ReadonlyMap<string, Json>): Json {
  if (Array.isArray(id)) return id.map((one) => inPlaceOf(one, related)).filter((one) => one !== null);
  return typeof id === 'string' ? (related.get(id) ?? null) : null;
}

const edgeIds = (id: Json | undefined): string[] =>
  [id].flat().filter((one): one is string => typeof one === 'string');

const isObject = (value: Json | undefined): value is JsonObject & { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The rows of a list, or the one thing that was asked for. */
function rowsOf(answer: Json): JsonObject[] {
  if (!isObject(answer)) return [];
  const { data } = answer;
  return Array.isArray(data) ? data.filter(isObject) : [answer];
}

function withEachRow(answer: Json, change: (row: JsonObject) => { [key: string]: Json }): Json {
  if (!isObject(answer)) return answer;
  const { data } = answer;
  if (!Array.isArray(data)) return change(answer);
  return { ...answer, data: data.map((row) => (isObject(row) ? change(row) : row)) };
}
