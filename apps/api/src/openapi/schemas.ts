/**
 * How do the catalogue's zod schemas read as JSON Schema?
 *
 * Always as they look at the edge: codecs are decoded on the way in and encoded on the way out, so that both ways the
 * edge is their *input* side. Views that many answers share stand once, by name.
 */
import {
  accountView,
  actionView,
  apiKeyView,
  auditEntryView,
  audienceFilter,
  audienceView,
  campaignView,
  companyInput,
  companyView,
  conversationView,
  deadLetterView,
  dealView,
  deliveryView,
  enrollmentView,
  eventView,
  executedPlan,
  figuresView,
  identityView,
  importView,
  leadView,
  meetingView,
  mergeView,
  messageView,
  type Operation,
  OPERATIONS,
  planView,
  sendingWindow,
  sequenceGraph,
  sequenceProblem,
  sequenceView,
  snippetView,
  type Stream,
  STREAMS,
  suppressionView,
  templateView,
  testSendView,
  taskView,
  touchView,
  type Upload,
  type UploadName,
  UPLOADS,
  webhookView,
  workspaceView,
} from '#contracts';
import { z } from 'zod';
import type { Schema } from './document.js';

const SHARED = {
  Account: accountView,
  Action: actionView,
  ApiKey: apiKeyView,
  Audience: audienceView,
  AuditEntry: auditEntryView,
  AudienceFilter: audienceFilter,
  Campaign: campaignView,
  Company: companyView,
  CompanyInput: companyInput,
  Conversation: conversationView,
  DeadLetter: deadLetterView,
  Deal: dealView,
  Delivery: deliveryView,
  Enrollment: enrollmentView,
  Event: eventView,
  Figures: figuresView,
  Identity: identityView,
  Import: importView,
  Lead: leadView,
  Meeting: meetingView,
  Merge: mergeView,
  Message: messageView,
  Plan: planView,
  SendingWindow: sendingWindow,
  SequenceGraph: sequenceGraph,
  SequenceProblem: sequenceProblem,
  Sequence: sequenceView,
  ExecutedPlan: executedPlan,
  Snippet: snippetView,
  Suppression: suppressionView,
  Template: templateView,
  TestSend: testSendView,
  Task: taskView,
  Touch: touchView,
  Webhook: webhookView,
  Workspace: workspaceView,
} as const satisfies Record<string, z.ZodType>;

const PREFIX = '#/components/schemas/';
const JSON_VALUE: Schema = { description: 'Any JSON value.' };

export interface CatalogueSchemas {
  readonly shared: Readonly<Record<string, Schema>>;
  input(name: string): Schema;
  output(name: string): Schema;
  streamInput(name: string): Schema;
  uploadInput(name: string): Schema;
  uploadOutput(name: UploadName): Schema;
}

export function catalogueSchemas(): CatalogueSchemas {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(SHARED)) registry.add(schema, { id });
  const operations: readonly Operation[] = Object.values(OPERATIONS);
  for (const { name, input, output } of operations) {
    // A schema that is a shared view already keeps that name.
    if (!registry.has(input)) registry.add(input, { id: `${name}.input` });
    if (!registry.has(output)) registry.add(output, { id: `${name}.output` });
  }
  const streams: readonly Stream[] = Object.values(STREAMS);
  for (const { name, input } of streams) registry.add(input, { id: `${name}.input` });
  const uploads: readonly Upload[] = Object.values(UPLOADS);
  for (const { name, input } of uploads) registry.add(input, { id: `${name}.input` });
  const generated = z.toJSONSchema(registry, {
    io: 'input',
    unrepresentable: 'any',
    uri: (id) => `${PREFIX}${id}`,
  }).schemas as Readonly<Record<string, unknown>>;
  const schemas = new Map(Object.entries(generated).map(([id, schema]) => [id, tidy(schema) as Schema]));
  const of = (schema: z.ZodType): Schema => {
    const id = registry.get(schema)?.id ?? '';
    if (Object.hasOwn(SHARED, id)) return { $ref: `${PREFIX}${id}` };
    const found = schemas.get(id);
    if (found === undefined) throw new Error(`There is no JSON Schema for ${id}.`);
    return found;
  };
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  const operation = (name: string): Operation => {
    const found = byName.get(name);
    if (found === undefined) throw new Error(`There is no operation ${name}.`);
    return found;
  };
  return {
    shared: Object.fromEntries(Object.keys(SHARED).map((id) => [id, schemas.get(id) ?? {}])),
    input: (name) => {
      const schema = of(operation(name).input);
      return schema.$ref === undefined ? schema : (schemas.get(schema.$ref.slice(PREFIX.length)) ?? schema);
    },
    output: (name) => of(operation(name).output),
    streamInput: (name) => schemas.get(`${name}.input`) ?? {},
    uploadInput: (name) => schemas.get(`${name}.input`) ?? {},
    uploadOutput: (name) => of(UPLOADS[name].output),
  };
}

/** Without what only validators want, or what `format` says already. */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const { $schema: _schema, $id: _id, ...rest } = value as Record<string, unknown>;
  // zod puts what refers to itself aside; in the catalogue only "any JSON value" does.
  if (typeof rest['$ref'] === 'string' && rest['$ref'].startsWith(`${PREFIX}__shared`)) return JSON_VALUE;
  const saysFormat = ['date-time', 'date', 'uuid'].some((format) => format === rest['format']);
  return Object.fromEntries(
    Object.entries(rest)
      .filter(([key, inner]) => !(saysFormat && key === 'pattern' && typeof inner === 'string'))
      .map(([key, inner]) => [key, tidy(inner)]),
  );
}
