/**
 * What is a mutation? A small mistake that a tired hand could make, and the test that must notice it.
 *
 * Each stands for a law: were it to survive, the law would be a wish.
 */
export interface Mutation {
  readonly name: string;
  /** Relative to the repository. */
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly search: string;
  readonly replace: string;
  /** What turns red: all tests of the file whose full name contains the words. */
  readonly test: {
    readonly project: 'unit' | 'architecture' | 'integration';
    readonly file: string;
    readonly name: string;
  };
  /** What would happen to people or their data. */
  readonly why: string;
}

type Test = Mutation['test'];

export const unit = (file: string, name: string): Test => ({ project: 'unit', file, name });
export const architecture = (file: string, name: string): Test => ({
  project: 'architecture',
  file: `test/architecture/${file}`,
  name,
});
export const integration = (file: string, name: string): Test => ({
  project: 'integration',
  file: `test/integration/${file}`,
  name,
});
