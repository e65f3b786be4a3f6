/**
 * What may import what. ARCHITECTURE.md has the picture; this file holds it.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const SERVICES = '^services/([^/]+)/';
/** Tests, and what only tests use: test-rows.ts in services, testing/ in the gateway, datasets-for-tests.ts. */
const TEST = String.raw`\.test\.ts$|^test/|/testing/|/test-rows\.ts$|-for-tests\.ts$`;

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Arrows go one way, types included.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'services-do-not-know-each-other',
      severity: 'error',
      from: { path: SERVICES },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'services-stand-on-the-platform-alone',
      severity: 'error',
      from: { path: SERVICES, pathNot: TEST },
      to: { path: '^(gateway|hub|data|test|bench|scripts)/' },
    },
    {
      name: 'the-platform-stands-alone',
      severity: 'error',
      from: { path: '^platform/', pathNot: TEST },
      to: { path: '^(services|gateway|hub|data|test|bench|scripts)/' },
    },
    {
      name: 'the-gateway-knows-no-service-and-no-database',
      severity: 'error',
      from: { path: '^gateway/', pathNot: TEST },
      to: {
        path: '^(services|hub|data|test|bench|scripts)/|^platform/(database|data|events|loaders|subgraph)/|node_modules/(typeorm|pg|type-graphql)/',
      },
    },
    {
      name: 'gateway-stages-do-not-import-one-another',
      comment: 'pipeline.ts joins them.',
      severity: 'error',
      from: { path: '^gateway/(limits|authentication)/', pathNot: TEST },
      to: { path: '^gateway/(execute|subgraphs|apollo|http)/' },
    },
    {
      name: 'the-client-stands-alone',
      comment: 'People take the folder with them: it imports nothing of the hub.',
      severity: 'error',
      from: { path: '^client/', pathNot: TEST },
      to: { path: '^(platform|services|gateway|hub|data|test|bench|scripts|examples)/' },
    },
    {
      name: 'nobody-of-the-hub-needs-the-client',
      severity: 'error',
      from: { path: '^(platform|services|gateway|hub|data)/', pathNot: TEST },
      to: { path: '^(client|examples)/' },
    },
    {
      name: 'datasets-know-no-service',
      severity: 'error',
      from: { path: '^data/', pathNot: TEST },
      to: { path: '^(services|gateway|hub|test|bench|scripts)/|^platform/(subgraph|loaders|events|auth|config)/' },
    },
    {
      name: 'nobody-imports-tests-and-benches',
      severity: 'error',
      from: { pathNot: `${TEST}|^bench/` },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'the-log-has-one-door',
      comment: 'event-log.ts reads it, transaction.ts writes it; only-writer.test.ts looks for other statements.',
      severity: 'error',
      from: { pathNot: `${TEST}|^platform/events/` },
      to: { path: '^platform/events/(follower|signal|log-(connection|cursors|mirror|pages|reader|tail))' },
    },
    { name: 'no-dangling-imports', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'users-need-no-developer-packages',
      severity: 'error',
      // The client's adapters name types of what their users have installed.
      from: {
        path: '^(platform|services|gateway|hub|data|client)/',
        pathNot: `${TEST}|^gateway/explorer/web/|^client/(apollo-link|urql-forward)[.]ts$`,
      },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|gateway/explorer/(web|dist)|bench/peers)/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.cjs', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'import'],
    },
  },
};
