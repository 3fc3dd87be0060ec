/**
 * What is an operation?
 *
 * One thing that a caller can ask of Overture: a name, a schema for what goes in and comes out, the scope it needs,
 * and whether it reads or acts. REST and the `actions` queue speak this catalogue; OpenAPI is derived from it.
 * Inputs are decoded at the edge and outputs encoded there: handlers see uuids and instants.
 */
import type { z } from 'zod';

export const SCOPES = [
  'outreach:read',
  'leads:write',
  'campaigns:write',
  'messages:send',
  'accounts:admin',
  'plans:approve',
  'leads:erase',
  'keys:admin',
  'webhooks:admin',
] as const;
export type Scope = (typeof SCOPES)[number];

export interface HttpBinding {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Fastify path; its `:names` are fields of the input. */
  readonly path: string;
  readonly status?: number;
}

/** Kinds of things that a read can show whole beside their ids. */
export type RelatedKind = 'lead' | 'campaign' | 'sequence' | 'audience' | 'account';
/** Relation → the field that holds its id, or its ids. */
export type Expandable = Readonly<Record<string, { readonly kind: RelatedKind; readonly by: string }>>;

export interface Operation<
  Name extends string = string,
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType = z.ZodType,
> {
  readonly name: Name;
  readonly kind: 'read' | 'act';
  readonly scope: Scope;
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
  readonly http: HttpBinding;
  /** Of a read: fields of its answer that change by themselves; what a caller edits does not depend on them. */
  readonly volatile?: readonly string[];
  /** How much of the key's budget one call takes; 1 when left out. */
  readonly cost?: number;
  /** Of a read: what can be shown in place of ids, as relation → field that holds the id. */
  readonly expands?: Expandable;
  /** Its input carries a secret: it is never stored with an action, nor taken from the `actions` queue. */
  readonly secretInput?: true;
  /** Its answer carries a secret that is shown once: it is never stored with an action. */
  readonly secretOutput?: true;
}

export function defineOperation<
  Name extends string,
  Input extends z.ZodObject,
  Output extends z.ZodType,
  Kind extends 'read' | 'act',
>(operation: Operation<Name, Input, Output> & { readonly kind: Kind }) {
  return operation;
}
