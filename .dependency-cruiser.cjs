/** The laws of the house as import rules: each name is the sentence a reader would say. */
const lib = (name) => `^libs/${name}/`;
const libs = (...names) => `^libs/(${names.join('|')})/`;
const notSpec = '\\.spec\\.ts$';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid(
      'domain-is-pure',
      'The rules know no framework, no I/O and no other layer.',
      { path: lib('domain'), pathNot: notSpec },
      // LiquidJS renders texts and does nothing else (ADR 19); the next rule says where.
      { pathNot: [lib('domain'), 'node_modules/liquidjs/'] },
    ),
    forbid(
      'only-the-template-language-touches-liquid',
      'What an author may write is decided in one place.',
      { path: '^(apps|libs)/', pathNot: '^libs/domain/src/template/liquid(\\.ts|js\\.d\\.ts)$' },
      { path: 'node_modules/liquidjs/' },
    ),
    forbid(
      'contracts-know-only-the-domain',
      'What crosses a process is described once, above the domain.',
      { path: lib('contracts') },
      { path: '^(apps|libs)/', pathNot: libs('contracts', 'domain') },
    ),
    forbid(
      'application-knows-only-contracts-and-domain',
      'Use cases speak to ports, never to adapters.',
      { path: lib('application') },
      { path: '^(apps|libs)/', pathNot: libs('application', 'contracts', 'domain') },
    ),
    forbid(
      'adapters-do-not-know-each-other',
      'Persistence, queue and channels meet only in an app.',
      { path: libs('persistence', 'queue', 'channels', 'outgoing') },
      { path: libs('persistence', 'queue', 'channels', 'outgoing'), pathNot: '^libs/$1/' },
    ),
    forbid('libs-never-import-apps', 'An app is a leaf.', { path: '^libs/' }, { path: '^apps/' }),
    forbid(
      'apps-never-import-each-other',
      'Apps talk over queues and HTTP.',
      { path: '^apps/([^/]+)/' },
      { path: '^apps/', pathNot: '^apps/$1/' },
    ),
    forbid(
      'api-and-mcp-never-touch-channels',
      'Only the worker speaks to the outside world.',
      { path: '^apps/(api|mcp)/' },
      { path: lib('channels') },
    ),
    forbid(
      'assistants-send-nothing-out',
      'Addresses that a customer gave are called by api and worker alone.',
      { path: '^apps/mcp/' },
      { path: lib('outgoing') },
    ),
    forbid(
      'only-persistence-touches-prisma-and-pg',
      'SQL and Prisma stay behind the ports.',
      { path: '^(apps|libs)/', pathNot: [lib('persistence')] },
      { path: 'node_modules/(@prisma|prisma|pg)/' },
    ),
    forbid(
      'only-queue-touches-bullmq',
      'A job is a contract; BullMQ is how it travels.',
      { path: '^(apps|libs)/', pathNot: lib('queue') },
      { path: 'node_modules/(bullmq|ioredis)/' },
    ),
    forbid(
      'only-mcp-touches-the-mcp-sdk',
      'The protocol for assistants stays in its adapter.',
      { path: '^(apps|libs)/', pathNot: '^apps/mcp/' },
      { path: 'node_modules/@modelcontextprotocol/(server|node)/' },
    ),
    forbid(
      'sandbox-knows-nothing-of-the-product',
      'The outside world judges Overture, so it shares no code with it.',
      { path: '^apps/sandbox/' },
      { path: '^(apps|libs)/', pathNot: ['^apps/sandbox/', libs('config', 'observability')] },
    ),
    forbid('no-cycles', 'A circle of imports has no first file to read.', {}, { circular: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist|generated)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
    },
  },
};
