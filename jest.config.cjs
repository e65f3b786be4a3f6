/** Run by `npm run test:faults`, one after the other: they take minutes, and time what they see. */
const SLOW = process.env.HUB_TEST_FAULTS ? [] : ['<rootDir>/test/faults/rows/'];
/** Run by `npm run test:nats`: they need a server that npm does not bring. */
const NATS = process.env.HUB_TEST_NATS ? [] : ['<rootDir>/test/nats/'];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: [
    '<rootDir>/platform',
    '<rootDir>/services',
    '<rootDir>/gateway',
    '<rootDir>/hub',
    '<rootDir>/data',
    '<rootDir>/client',
    '<rootDir>/test',
    '<rootDir>/schema',
  ],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', ...SLOW, ...NATS],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: { '^.+\\.[cm]?[jt]s$': ['@swc/jest'] },
  // These two ship as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(jose)/)'],
  setupFiles: ['reflect-metadata'],
  testSequencer: '<rootDir>/test/support/whole-hub-first.cjs',
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  // By default one core stays free; most of a test's time is the database's and other processes'.
  maxWorkers: '100%',
  testTimeout: 20_000,
};
