import { setTimeout as sleep } from 'node:timers/promises';
import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { type ExecutionResult, parse, print } from 'graphql';
import { PUBLIC } from '../platform/auth/viewer';
import { SILENT } from '../platform/log';
import { createGateway, type Gateway } from '../gateway/pipeline';
import type { Subscriber } from '../gateway/live/subscriber';
import { type LocalRequest, LocalSubgraph } from '../gateway/subgraphs/local';
import { askOverHttp } from './support/hub';
import { until } from './support/raw-subgraph';

type Version = 'one' | 'two';

const FEDERATION = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
/** Every value that a version gives is its name, and so are a type and an enum value of its schema. */
const BOTH = '{ version thing { version sound } __type(name: "Sound") { enumValues { name } } }';
const BOTH_FROM: Record<Version, object> = { one: answerOf('one'), two: answerOf('two') };

function answerOf(version: Version): object {
  const thing = { version, sound: version };
  return { data: { version, thing, __type: { enumValues: [{ name: version }] } } };
}

/** The second version has no `old`, is in another place in part, and `steady` stays where it is. */
function supergraph(version: Version): string {
  const parts = {
    things: `type Query { version: String  thing: Thing  held: String  ${version === 'one' ? 'old' : 'new'}: String }
             type Subscription { ticks: String  ${version === 'one' ? 'oldTicks' : 'newTicks'}: String }
             type Thing @key(fields: "id") { id: ID!  version: String }`,
    sounds: `enum Sound { ${version} }  type Thing @key(fields: "id") { id: ID!  sound: Sound }`,
    steady: 'type Query { steady: String }  type Subscription { steadyTicks: String }',
  };
  const services = Object.entries(parts).map(([name, sdl]) => ({
    name,
    url: name === 'steady' ? 'http://steady/' : `http://${version}/`,
    typeDefs: parse(`${FEDERATION}\n${sdl}`),
  }));
  const composed = composeServices(services);
  if (compositionHasErrors(composed)) throw new Error(composed.errors[0].message);
  return composed.supergraphSdl;
}

const SDL: Record<Version, string> = { one: supergraph('one'), two: supergraph('two') };

/** What was done to subgraphs, by name and host. */
let opened: string[];
let closed: string[];
/** Streams that are open: what each is of, and how to send an event on it. */
let streams: { version: string; tick: () => void }[];
/** Ends every `held` that is waiting. */
let release: () => void;
let holding: number;
let gateway: Gateway;

class VersionedSubgraph extends LocalSubgraph {
  constructor(
    name: string,
    private readonly version: string,
  ) {
    super({
      name,
      execute: (request) => answerAs(version, request),
      subscribe: async ({ signal }) => streamOf(version, signal),
    });
    opened.push(`${name} ${version}`);
  }

  override close(): void {
    closed.push(`${this.name} ${this.version}`);
    super.close();
  }
}

async function answerAs(version: string, { variables = {}, document }: LocalRequest) {
  await sleep(1); // as over a wire
  if (print(document).includes('held')) {
    holding++;
    await new Promise<void>((resolve) => (release = resolve));
  }
  const representations = Object.values(variables).flatMap((value) => (Array.isArray(value) ? value : []));
  if (representations.length > 0)
    return { data: { _entities: representations.map(() => ({ __typename: 'Thing', sound: version })) } };
  const thing = { __typename: 'Thing', id: '1', version };
  return { data: { version, thing, held: version, old: version, new: version, steady: version } };
}

/** Events that each carry the name of the version. */
function streamOf(version: string, signal: AbortSignal): AsyncIterator<ExecutionResult, undefined> {
  const value = { data: { ticks: version, oldTicks: version, steadyTicks: version } };
  let waiting = 0;
  let wake: () => void = () => undefined;
  const stream = { version, tick: () => (waiting++, wake()) };
  streams.push(stream);
  signal.addEventListener('abort', () => {
    streams = streams.filter((other) => other !== stream);
    wake();
  });
  return {
    async next() {
      if (waiting === 0 && !signal.aborted) await new Promise<void>((resolve) => (wake = resolve));
      return signal.aborted ? { done: true, value: undefined } : { done: waiting-- === 0, value };
    },
  } as AsyncIterator<ExecutionResult, undefined>;
}

beforeEach(async () => {
  [opened, closed, streams, holding] = [[], [], [], 0];
  gateway = createGateway({
    supergraphSdl: SDL.one,
    subgraphs: ({ name, url }) => {
      const { hostname } = new URL(url);
      if (hostname === 'nowhere') throw new Error(`There is no way to ${name}.`);
      return new VersionedSubgraph(name, hostname);
    },
    authenticate: async () => PUBLIC,
    log: SILENT,
    host: '127.0.0.1',
    port: 0,
  });
  await gateway.start();
});
afterEach(() => gateway.stop());

const ask = (query: string) => askOverHttp(`${gateway.url}/graphql`, query);
const schema = async (): Promise<string> => (await fetch(`${gateway.url}/schema.graphql`)).text();

it('under load and replaced again and again, every answer is of one supergraph, and none fails', async () => {
  const counts = { one: 0, two: 0 };
  const done = new AbortController();
  const client = async (number: number): Promise<void> => {
    for (let turn = 0; !done.signal.aborted; turn++) {
      const answer = await ask(`query Q${number}_${turn % 7} ${BOTH}`);
      const version = answer.data?.version === 'one' ? 'one' : 'two';
      expect(answer).toEqual(BOTH_FROM[version]);
      counts[version]++;
    }
  };
  const clients = Array.from({ length: 8 }, (_, number) => client(number));
  for (let reload = 0; reload < 20; reload++) {
    await sleep(100);
    gateway.replaceSupergraph(reload % 2 ? SDL.one : SDL.two);
  }
  done.abort();
  await Promise.all(clients);
  expect(counts.one).toBeGreaterThan(10);
  expect(counts.two).toBeGreaterThan(10);
  await until(() => opened.length - closed.length === 3);
  expect(opened.filter((it) => it.startsWith('steady'))).toEqual(['steady steady']);
}, 30_000);

it('an operation under way ends on the supergraph that it began on, whose subgraphs are closed after it', async () => {
  const held = ask('{ held old thing { sound } }');
  await until(() => holding === 1);
  gateway.replaceSupergraph(SDL.two);
  expect((await ask(BOTH)).data).toMatchObject({ version: 'two' });
  expect(closed).toEqual([]);
  release();
  expect(await held).toEqual({ data: { held: 'one', old: 'one', thing: { sound: 'one' } } });
  await until(() => closed.length === 2);
  expect(closed.toSorted()).toEqual(['sounds one', 'things one']);
  expect(opened.toSorted()).toEqual(['sounds one', 'sounds two', 'steady steady', 'things one', 'things two']);
});

it('only what is not valid any more is refused', async () => {
  expect(await ask('{ old }')).toEqual({ data: { old: 'one' } });
  gateway.replaceSupergraph(SDL.two);
  expect((await ask('{ old }')).errors?.[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(await ask('{ new steady }')).toEqual({ data: { new: 'two', steady: 'steady' } });
});

it('the schema that is told is the one that is asked', async () => {
  expect(await schema()).toContain('old: String');
  gateway.replaceSupergraph(SDL.two);
  expect(await schema()).toContain('new: String');
  expect(await schema()).not.toContain('old: String');
  const { data } = await ask('{ __schema { queryType { fields { name } } } }');
  expect(JSON.stringify(data)).toContain('"new"');
  expect(gateway.subgraphs.map(({ name, url }) => `${name} ${url}`).toSorted()).toEqual([
    'sounds http://two/',
    'steady http://steady/',
    'things http://two/',
  ]);
});

it.each([
  ['that is no GraphQL', 'type Query {'],
  ['that was not composed', 'type Query { a: Int }'],
  ['whose subgraph nobody can reach', () => SDL.two.replaceAll('http://two/', 'http://nowhere/')],
])('a supergraph %s is refused, and changes nothing', async (_, sdl) => {
  expect(() => gateway.replaceSupergraph(typeof sdl === 'string' ? sdl : sdl())).toThrow(Error);
  expect(await ask(BOTH)).toEqual(BOTH_FROM.one);
  expect(await schema()).toContain('old: String');
  expect(closed).toEqual([]);
});

describe('streams', () => {
  /** What a subscriber was told: texts of events, and codes of errors. */
  async function subscribe(source: string): Promise<string[]> {
    const told: string[] = [];
    const subscriber: Subscriber = {
      send: ({ text }) => told.push(text) > 0,
      progress: () => undefined,
      cork: () => undefined,
      uncork: () => undefined,
      fail: (errors) => void told.push(String(errors[0].extensions.code)),
      complete: () => void told.push('complete'),
      tooSlow: () => void told.push('too slow'),
    };
    const { pipeline } = gateway;
    const caller = await pipeline.authenticate(undefined);
    const question = { document: pipeline.parse(source), source, operationName: null, variables: undefined };
    const { signal } = new AbortController();
    await pipeline.subscribe({ ...question, caller, signal, after: null }, subscriber);
    return told;
  }

  it('go on, or are told why they cannot: the document is not valid any more, or the subgraph is elsewhere', async () => {
    const steady = await subscribe('subscription { steadyTicks }');
    const moved = await subscribe('subscription { ticks }');
    const old = await subscribe('subscription { oldTicks }');
    await until(() => streams.length === 3);
    for (const { tick } of streams) tick();
    await until(() => [steady, moved, old].every(({ length }) => length === 1));
    gateway.replaceSupergraph(SDL.two);
    await until(() => moved.length === 2 && old.length === 2);
    expect(moved).toEqual(['{"data":{"ticks":"one"}}', 'SUBGRAPH_UNAVAILABLE']);
    expect(old).toEqual(['{"data":{"oldTicks":"one"}}', 'SCHEMA_CHANGED']);
    await until(() => streams.length === 1);
    streams[0].tick();
    await until(() => steady.length === 2);
    expect(steady[1]).toBe('{"data":{"steadyTicks":"steady"}}');
    expect(opened).toContain('things two');
    expect(await subscribe('subscription { ticks }')).toEqual([]);
    await until(() => streams.some(({ version }) => version === 'two'));
  });
});
