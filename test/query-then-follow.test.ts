import { generateKeyPairSync } from 'node:crypto';
import { parse } from 'graphql';
import { HttpSubgraph } from '../gateway/subgraphs/http';
import { LocalSubgraph } from '../gateway/subgraphs/local';
import type { CompiledFetch, Subgraph, SubgraphResult, SubgraphSubscription } from '../gateway/subgraphs/subgraph';
import { signClaim } from '../platform/auth/claim';
import { PUBLIC } from '../platform/auth/viewer';
import { SILENT } from '../platform/log';
import { serveService, type ServiceServer } from '../platform/subgraph/http';
import { changeNotes, passTime, startNotes, Writers } from '../platform/subgraph/notes-for-tests';
import type { Service } from '../platform/subgraph/service';

const CALLER = { viewer: PUBLIC, rightsClass: 'public' };
const QUERY = fetchOf('query', '{ note(id: "a") { version other { version } } }');
const UPDATES = fetchOf(
  'subscription',
  'subscription($after: String) { noteUpdates(after: $after) { cursor version } }',
);

function fetchOf(kind: CompiledFetch['kind'], text: string): CompiledFetch {
  return { subgraph: 'notes', kind, text, operationName: undefined, variables: ['after'], document: parse(text) };
}

type Stream = AsyncIterator<SubgraphResult, undefined>;

let service: Service;
let server: ServiceServer;
const subgraphs = new Map<string, Subgraph>();

beforeAll(async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  service = (await startNotes()) as Service;
  server = await serveService(service, {
    host: '127.0.0.1',
    port: 0,
    gatewayKeys: [{ kid: 'k1', key: publicKey }],
    log: SILENT,
  });
  subgraphs.set('in this process', new LocalSubgraph(service));
  subgraphs.set(
    'over the wire',
    new HttpSubgraph({
      name: 'notes',
      url: `http://127.0.0.1:${server.port}/graphql`,
      sign: ({ subgraph, kind, viewer, body }) =>
        signClaim({ kid: 'k1', key: privateKey }, viewer, { audience: subgraph, kind, body }),
    }),
  );
});
afterAll(async () => {
  for (const subgraph of subgraphs.values()) subgraph.close();
  await server.stop();
  await service.stop();
});

const follow = (subgraph: Subgraph, after: unknown, more: Partial<SubgraphSubscription> = {}): Promise<Stream> =>
  subgraph.subscribe({
    fetch: UPDATES,
    variables: { after },
    caller: CALLER,
    signal: new AbortController().signal,
    ...more,
  });

interface Update {
  readonly cursor: string;
  readonly version: number;
}

async function next(stream: Stream): Promise<Update> {
  const { value } = await stream.next();
  if (!value?.data) throw new Error(JSON.stringify(value));
  return value.data.noteUpdates as Update;
}

describe.each(['in this process', 'over the wire'])('a service %s', (where) => {
  let subgraph: Subgraph;
  beforeAll(() => {
    subgraph = subgraphs.get(where) as Subgraph;
  });

  const query = async (): Promise<{ version: number; cursor: string }> => {
    const { data, cursor } = await subgraph.fetch({ fetch: QUERY, variables: {}, representations: [], caller: CALLER });
    const { version, other } = data!.note as { version: number; other: { version: number } };
    expect(other.version).toBe(version);
    return { version, cursor: cursor as string };
  };

  it('is followed from the cursor of a query without a gap and without a repeat, while others write', async () => {
    const write = async (): Promise<void> => {
      await changeNotes(service.source);
      await passTime(service.source);
    };
    const writers = new Writers([write, write]);
    const versions = new Set<number>();
    try {
      for (let round = 0; round < 100; round++) {
        const { version, cursor } = await query();
        const stream = await follow(subgraph, cursor);
        for (let step = 1; step <= 3; step++) expect((await next(stream)).version).toBe(version + step);
        await stream.return?.();
        versions.add(version);
      }
    } finally {
      await writers.stop();
    }
    expect(versions.size).toBeGreaterThan(20);
  }, 120_000);

  it('tells positions and events in the order of the log, and goes on after any of them', async () => {
    const { cursor } = await query();
    const told: string[] = [];
    const stream = await follow(subgraph, cursor, { onPosition: (position) => told.push(position) });
    const changes: string[] = [];
    for (let change = 0; change < 3; change++) {
      const waiting = next(stream);
      await passTime(service.source);
      await changeNotes(service.source);
      const update = await waiting;
      changes.push(update.cursor);
      told.push(update.cursor);
    }
    await stream.return?.();
    expect(told[0]).toBe(cursor);
    expect(told.filter((one) => changes.includes(one))).toEqual(changes);
    for (const [at, change] of changes.entries()) {
      const rest = await follow(subgraph, change);
      for (const expected of changes.slice(at + 1)) expect((await next(rest)).cursor).toBe(expected);
      await rest.return?.();
    }
  });

  it('says why a cursor is refused, with one from which to go on', async () => {
    const stream = await follow(subgraph, 'nonsense');
    const { value } = await stream.next();
    expect(value).toMatchObject({ data: null, errors: [{ extensions: { code: 'CURSOR_INVALID' } }] });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    const [{ extensions }] = value!.errors as [{ extensions: { cursor: string } }];
    const fresh = await follow(subgraph, extensions.cursor);
    await changeNotes(service.source);
    expect((await next(fresh)).version).toBe((await query()).version);
    await fresh.return?.();
  });
});
