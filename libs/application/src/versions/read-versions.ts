/** sequences.versions, sequences.get_version: what was published, by whom, when, and how many people are on it? */
import { encodeId, type OutputOf, Refusal } from '#contracts';
import type { ReadHandler } from '../operations/operation-context.js';
import { ownCopy, requireSequence } from '../sequences/sequence-view.js';
import type { VersionPeople, VersionRecord } from './version-store.port.js';

type Heading = OutputOf<'sequences.versions'>['data'][number];

export const listVersions: ReadHandler<'sequences.versions'> = async ({ stores }, { sequenceId }) => {
  await requireSequence(stores.sequences, sequenceId);
  const versions = await stores.versions.versions(sequenceId);
  const people = await stores.versions.peopleOn(sequenceId);
  return { data: versions.map((version) => toHeading(version, people)) };
};

export const getVersion: ReadHandler<'sequences.get_version'> = async ({ stores }, input) => {
  const { sequenceId, version: number } = input;
  await requireSequence(stores.sequences, sequenceId);
  const version = await stores.versions.versionByNumber(sequenceId, number);
  if (!version) {
    throw new Refusal(
      'not_found',
      `The sequence ${encodeId('sequence', sequenceId)} has no version ${number}.`,
      'sequences.versions lists those that it has.',
    );
  }
  return { ...toHeading(version, await stores.versions.peopleOn(sequenceId)), graph: ownCopy(version.graph) };
};

function toHeading(version: VersionRecord, people: ReadonlyMap<string, VersionPeople>): Heading {
  const { active, ended } = people.get(version.id) ?? { active: 0, ended: 0 };
  return {
    number: version.number,
    createdAt: version.createdAt,
    createdBy: version.createdBy && { apiKeyId: version.createdBy.id, name: version.createdBy.name },
    snippets: version.snippets.map((snippet) => ({ ...snippet })),
    active,
    ended,
  };
}
