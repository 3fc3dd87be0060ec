/** Three sizes of test: unit beside the code, integration on real servers, and whole-system runs. */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: {
    '^#(domain|contracts|application|persistence|queue|channels|outgoing|config|observability)$':
      '<rootDir>/libs/$1/src/index.ts',
    '^@overture/client$': '<rootDir>/client/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  setupFilesAfterEnv: ['<rootDir>/test/support/temporal-equality.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.overture', '<rootDir>/.tools'],
};

const project = (displayName, testMatch, extra = {}) => ({ ...shared, displayName, testMatch, ...extra });

export default {
  maxWorkers: 2,
  testTimeout: 30_000,
  projects: [
    project('unit', ['<rootDir>/{apps,libs,launcher,client}/**/*.spec.ts']),
    project('architecture', ['<rootDir>/test/architecture/**/*.spec.ts']),
    project('integration', ['<rootDir>/test/integration/**/*.spec.ts']),
    project('e2e', ['<rootDir>/test/e2e/**/*.spec.ts']),
    project('chaos', ['<rootDir>/test/chaos/**/*.spec.ts']),
  ],
};
