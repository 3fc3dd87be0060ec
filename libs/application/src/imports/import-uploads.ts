/**
 * imports.create and imports.resume: how is a file taken in?
 *
 * Who may not, or what makes no sense, is refused before the file is read; a file without a usable header before anything
 * is written. What breaks off stays as it is and is gone on with; what turns out to be no CSV fails as a whole, and nothing
 * of it is merged.
 */
import { encodeId, Refusal, UPLOADS, type UploadInputOf, type UploadName } from '#contracts';
import { z } from 'zod';
import { auditEntry, type CallOrigin, UNKNOWN_ORIGIN } from '../audit/audit-entry.js';
import type { BusinessClock } from '../clock/business-clock.port.js';
import type { Caller } from '../operations/caller.js';
import { decodeBy, requireScopeFor } from '../operations/check-call.js';
import { understandColumns } from '../leads/import/columns.js';
import { audienceNamed } from '../leads/import/audience-named.js';
import type { UnitOfWork } from '../persistence/unit-of-work.port.js';
import type { Stores } from '../persistence/stores.js';
import { canonicalHash } from '../plans/decision-hash.js';
import { announceEnd } from './announce-end.js';
import { existingImport } from './import-handlers.js';
import type { ImportStaging } from './import-store.port.js';
import type { Import } from './import.js';
import { importView } from './import-view.js';
import { openFile, type OpenFile } from './open-file.js';
import { anotherFile, stageFile } from './stage-file.js';

export interface UploadDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly staging: ImportStaging;
  readonly clock: BusinessClock;
  readonly newId: () => string;
  readonly limits: { readonly maxBytes: number; readonly maxRows: number };
}

export interface UploadRequest {
  readonly input: unknown;
  readonly body: AsyncIterable<Uint8Array>;
  readonly idempotencyKey?: string;
  readonly origin?: CallOrigin;
}

export interface Uploaded {
  /** As it leaves at the edge. */
  readonly output: z.core.util.JSONType;
  readonly importId: string;
  /** True: the file was in already; it was not read again. */
  readonly replayed: boolean;
}

export class ImportUploads {
  constructor(private readonly deps: UploadDependencies) {}

  /** Throws `Refusal`; what the body throws passes through, and the import stays to be gone on with. */
  async create(
    caller: Caller,
    { input, body, idempotencyKey, origin = UNKNOWN_ORIGIN }: UploadRequest,
  ): Promise<Uploaded> {
    const options = this.check('imports.create', caller, input);
    const requestHash = canonicalHash(options);
    const known = idempotencyKey === undefined ? undefined : await this.byKey(caller, idempotencyKey);
    if (known && known.requestHash !== requestHash) throw usedBefore(known.import);
    if (known && known.import.state !== 'receiving') return this.shown(known.import, true);
    const file = await openFile(body, { ...options, maxBytes: this.deps.limits.maxBytes });
    const columns = understandColumns(file.header, options.mapping);
    if (known) return this.goOn(caller, known.import, file);

    const id = this.deps.newId();
    const receipt = this.deps.newId();
    const now = await this.deps.clock.now();
    const opened = await this.act(caller, async (stores) => {
      const isNew = await stores.imports.create({
        id,
        principal: caller.apiKeyId,
        idempotencyKey: idempotencyKey ?? null,
        requestHash,
        receipt,
        fileName: options.fileName ?? null,
        dryRun: options.dryRun,
        overwriteCorrected: options.overwriteCorrected,
        audienceId: await this.audience(stores, options, now),
        encoding: file.encoding(),
        separator: file.separator,
        columns,
        createdAt: now,
      });
      if (!isNew) throw beingSent();
      const call = { name: 'imports.create', input, ifMatch: null, actionId: null, ...origin };
      const ending = { output: { id: encodeId('import', id) } };
      const scribe = { newId: this.deps.newId, hashSecretInput: canonicalHash };
      await stores.audit.append(auditEntry(scribe, caller.apiKeyId, call, ending, realNow()));
      return existingImport(await stores.imports.byId(id), id);
    });
    return this.receive(caller, opened, receipt, file);
  }

  async resume(caller: Caller, { input, body }: UploadRequest): Promise<Uploaded> {
    const { importId } = this.check('imports.resume', caller, input);
    const found = existingImport(
      await this.deps.unitOfWork.read(caller.workspaceId, ({ imports }) => imports.byId(importId)),
      importId,
    );
    if (found.state === 'merging' || found.state === 'done') return this.shown(found, true);
    if (found.state !== 'receiving') throw notReceiving(found);
    const { encoding, separator } = found;
    const detected = encoding === 'utf-8' ? {} : { encoding };
    return this.goOn(
      caller,
      found,
      await openFile(body, { ...detected, separator, maxBytes: this.deps.limits.maxBytes }),
    );
  }

  private async goOn(caller: Caller, found: Import, file: OpenFile): Promise<Uploaded> {
    if (file.header.length !== found.columns.length) throw anotherFile();
    const receipt = this.deps.newId();
    const current = await this.act(caller, async (stores) => {
      const locked = existingImport(await stores.imports.lock(found.id), found.id);
      if (locked.state !== 'receiving') throw notReceiving(locked);
      await stores.imports.renewReceipt(found.id, receipt, realNow());
      return locked;
    });
    return this.receive(caller, current, receipt, file);
  }

  private async receive(
    caller: Caller,
    { id, columns, stagedLine, checkpoint }: Import,
    receipt: string,
    file: OpenFile,
  ): Promise<Uploaded> {
    const { workspaceId } = caller;
    const before = { line: stagedLine, checkpoint };
    const job = { workspaceId, importId: id, receipt, columns, before, maxRows: this.deps.limits.maxRows };
    try {
      await stageFile(this.deps.staging, job, file);
    } catch (error) {
      if (error instanceof Refusal && FATAL.has(error.code)) await this.fail(caller, id, error);
      throw error;
    }
    const received = await this.act(caller, async (stores) => {
      if (!(await stores.imports.received(id, receipt, file.encoding(), realNow()))) {
        throw notReceiving(existingImport(await stores.imports.byId(id), id));
      }
      return existingImport(await stores.imports.byId(id), id);
    });
    return this.shown(received, false);
  }

  /** What is wrong with the file will be wrong again: it is not gone on with. */
  private async fail(caller: Caller, importId: string, refusal: Refusal): Promise<void> {
    const { code, detail, nextStep } = refusal;
    await this.act(caller, async (stores) => {
      const found = existingImport(await stores.imports.lock(importId), importId);
      if (found.state !== 'receiving') return;
      await stores.imports.end(importId, 'failed', realNow(), { code, detail, nextStep });
      await announceEnd(stores, { ...found, state: 'failed' }, realNow());
    });
  }

  private async audience(
    stores: Stores,
    { audienceName, dryRun }: UploadInputOf<'imports.create'>,
    now: Temporal.Instant,
  ): Promise<string | null> {
    if (audienceName === undefined) return null;
    const { audience, exists } = await audienceNamed(stores, audienceName, this.deps.newId, now);
    if (dryRun && !exists) return null;
    if (exists || (await stores.audiences.create(audience))) return audience.id;
    return (await stores.audiences.byName(audienceName))?.id ?? null;
  }

  private check<Name extends UploadName>(name: Name, caller: Caller, input: unknown): UploadInputOf<Name> {
    requireScopeFor(caller, name, UPLOADS[name].scope);
    return decodeBy(UPLOADS[name].input as z.ZodObject, name, input) as UploadInputOf<Name>;
  }

  private byKey({ workspaceId, apiKeyId }: Caller, idempotencyKey: string) {
    return this.deps.unitOfWork.act(workspaceId, ({ imports }) => imports.byKey(apiKeyId, idempotencyKey));
  }

  private act<T>({ workspaceId }: Caller, work: (stores: Stores) => Promise<T>): Promise<T> {
    return this.deps.unitOfWork.act(workspaceId, work);
  }

  private shown(found: Import, replayed: boolean): Uploaded {
    const output = z.encode(UPLOADS['imports.create'].output, importView(found)) as z.core.util.JSONType;
    return { output, importId: found.id, replayed };
  }
}

/** Sending the same file again would not help. */
const FATAL: ReadonlySet<string> = new Set(['malformed_request', 'too_large']);

function realNow(): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Date.now());
}

function notReceiving({ id, state }: Import): Refusal {
  return new Refusal(
    'wrong_state',
    `The import ${encodeId('import', id)} is ${state}: no file is awaited.`,
    'Start a new import with POST /v1/imports.',
  );
}

function beingSent(): Refusal {
  return new Refusal(
    'wrong_state',
    'Another request with this idempotency key has just begun to send the file.',
    'List the imports to find it; send again only when that request broke off.',
  );
}

function usedBefore({ id }: Import): Refusal {
  return new Refusal(
    'idempotency_conflict',
    `The idempotency key was used before with other options (${encodeId('import', id)}).`,
    'Use a new key for a new import, or repeat the first request unchanged.',
  );
}
