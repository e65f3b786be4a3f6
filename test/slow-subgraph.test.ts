import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { parse } from 'graphql';
import pino from 'pino';
import { PUBLIC } from '../platform/auth/viewer';
import type { Answer } from '../gateway/execute/answer';
import { createGateway, type Gateway } from '../gateway/pipeline';
import { HttpSubgraph } from '../gateway/subgraphs/http';
import { LocalSubgraph } from '../gateway/subgraphs/local';
import type { Subgraph } from '../gateway/subgraphs/subgraph';
import { askOverHttp } from './support/hub';
import { until } from './support/raw-subgraph';
import { TcpProxy } from './support/tcp-proxy';

const TIMEOUT = 300;
const SDL = {
  quick: 'type Query { quick: String }',
  slow: 'type Query { slow(at: Int): String }',
};
/** Answers everything alike, in a process of its own that can be stopped. */
const SERVER = `
  const server = require('node:http').createServer((request, response) =>
    request.resume().on('end', () => response.end('{"data":{"slow":"well"}}')));
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;
const onLinux = process.platform === 'linux' ? it : it.skip; // /proc tells of a process's sockets there

let server: ChildProcess;
let proxy: TcpProxy;
let gateway: Gateway;
let subgraph: HttpSubgraph;
let log: { msg: string; subgraph?: string }[];
let asked = 0;

beforeAll(async () => {
  server = spawn(process.execPath, ['-e', SERVER], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(createInterface({ input: server.stdout! }), 'line')) as [string];
  proxy = await TcpProxy.start(`http://127.0.0.1:${port}`);
});
afterAll(async () => {
  await proxy.stop();
  const gone = once(server, 'exit');
  server.kill('SIGKILL');
  await gone;
});
beforeEach(async () => {
  proxy.heal();
  log = [];
  const url = proxy.through('http://target/graphql');
  subgraph = new HttpSubgraph({ name: 'slow', url, timeout: TIMEOUT, connections: 4 });
  gateway = createGateway({
    supergraphSdl: supergraph(),
    subgraphs: new Map<string, Subgraph>([
      ['quick', new LocalSubgraph({ name: 'quick', execute: async () => ({ data: { quick: 'well' } }) })],
      ['slow', subgraph],
    ]),
    authenticate: async () => PUBLIC,
    log: pino({ level: 'info' }, { write: (line: string) => void log.push(JSON.parse(line)) }),
    host: '127.0.0.1',
    port: 0,
  });
  await gateway.start();
});
afterEach(() => gateway.stop());

function supergraph(): string {
  const services = Object.entries(SDL).map(([name, sdl]) => ({ name, url: '', typeDefs: parse(sdl) }));
  const composed = composeServices(services);
  if (compositionHasErrors(composed)) throw new Error(composed.errors[0].message);
  return composed.supergraphSdl;
}

interface Told {
  readonly slow: unknown;
  readonly code: string | undefined;
  readonly milliseconds: number;
}

/** Asks both at once; the quick one must answer whatever the slow one does. No two questions are equal, so none are shared. */
async function ask(): Promise<Told> {
  const start = performance.now();
  const { data, errors } = await askOverHttp(`${gateway.url}/graphql`, `{ quick slow(at: ${++asked}) }`);
  expect(data?.quick).toBe('well');
  return { slow: data?.slow, code: errors?.[0].extensions.code, milliseconds: performance.now() - start };
}

/** Asks until the subgraph is given up; gives what was told until then. */
async function askUntilGivenUp(): Promise<Told[]> {
  const told: Told[] = [];
  while (!log.some(({ msg }) => msg === 'subgraph given up for now')) told.push(await ask());
  return told;
}

/** How long the subgraph stays given up although it is well again. */
async function recovery(): Promise<number> {
  const start = performance.now();
  await until(async () => (await ask()).slow === 'well');
  return performance.now() - start;
}

/** Sockets of this process, in whatever state. */
function sockets(): number {
  return readdirSync('/proc/self/fd').length;
}

describe.each([
  ['that answers too late', (): unknown => (proxy.delay = 30_000), 'SUBGRAPH_TIMEOUT'],
  ['that hangs', (): unknown => server.kill('SIGSTOP'), 'SUBGRAPH_TIMEOUT'],
  ['whose host is gone without a word', (): unknown => proxy.halfOpen(), 'SUBGRAPH_TIMEOUT'],
  ['whose answers are cut off', (): unknown => (proxy.truncateAfter = 40), 'SUBGRAPH_UNAVAILABLE'],
] as const)('a subgraph %s', (_, fail, code) => {
  it('costs others nothing but its time, is given up, fails at once meanwhile, and is taken up again', async () => {
    expect((await ask()).slow).toBe('well');
    proxy.drop(); // so that the fault meets every connection
    fail();
    const told = await askUntilGivenUp();
    expect(told).toHaveLength(5);
    for (const one of told) {
      expect(one).toMatchObject({ slow: null, code });
      expect(one.milliseconds).toBeLessThan(TIMEOUT + 1_000);
    }
    const meanwhile = await ask();
    expect(meanwhile).toMatchObject({ slow: null, code: 'SUBGRAPH_UNAVAILABLE' });
    expect(meanwhile.milliseconds).toBeLessThan(300);
    server.kill('SIGCONT');
    proxy.heal();
    expect(await recovery()).toBeLessThan(5_000);
    expect(log.filter(({ msg }) => /given up|answers again/.test(msg)).map(({ msg }) => msg)).toEqual([
      'subgraph given up for now',
      'subgraph answers again',
    ]);
    await until(() => proxy.open <= 1);
  }, 30_000);
});

it('a subgraph that is slow, yet answers in time, is waited for', async () => {
  proxy.delay = TIMEOUT / 3;
  const told = await Promise.all(Array.from({ length: 4 }, ask));
  for (const one of told) {
    expect(one.slow).toBe('well');
    expect(one.milliseconds).toBeGreaterThanOrEqual(TIMEOUT / 3);
  }
});

onLinux(
  'no socket is left of a hundred requests that got no answer',
  async () => {
    const { pipeline } = gateway;
    const caller = await pipeline.authenticate(undefined);
    /** Without a socket of a client. */
    const askInside = (): Promise<Answer> => {
      const source = `{ slow(at: ${++asked}) }`;
      const { signal } = new AbortController();
      const request = { document: pipeline.parse(source), source, operationName: null, variables: undefined };
      return pipeline.answer({ ...request, caller, signal });
    };
    await askInside();
    const before = sockets();
    proxy.halfOpen();
    for (let round = 0; round < 5; round++) await Promise.all(Array.from({ length: 20 }, askInside));
    expect(subgraph.counters.failures).toBeGreaterThanOrEqual(20);
    proxy.heal();
    await until(async () => (await askInside()).errors.length === 0);
    await until(() => proxy.open === 1);
    await until(() => sockets() <= before);
  },
  30_000,
);
