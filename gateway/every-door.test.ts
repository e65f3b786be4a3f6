import { startSmallGateway } from '../test/support/small-gateway';
import type { Limits } from './limits/limits';
import type { Gateway, GatewayOptions } from './pipeline';
import { RawClient } from './sockets/testing/raw-client';
import { EventReader } from './sse/testing/event-reader';

interface Asked {
  readonly query?: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
  readonly token?: string;
  /** In place of the above. */
  readonly body?: unknown;
}

interface Result {
  readonly data?: unknown;
  readonly errors?: { readonly extensions: { readonly code: string; readonly [key: string]: unknown } }[];
}

type Door = (gateway: Gateway, asked: Asked) => Promise<Result>;

const bodyOf = ({ query, variables, operationName, body }: Asked): unknown =>
  body ?? { query, variables, operationName };
const headersOf = ({ token }: Asked): Record<string, string> => (token ? { authorization: `Bearer ${token}` } : {});

function addressOf(gateway: Gateway, asked: Asked): string {
  const given = Object.entries(bodyOf(asked) as object).filter(([, value]) => value !== undefined);
  const texts = given.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
  return `${gateway.url}/graphql?${new URLSearchParams(texts as [string, string][])}`;
}

async function readStream(opening: Promise<EventReader>): Promise<Result> {
  const reader = await opening;
  await reader.ended;
  return JSON.parse(reader.status === 200 ? (reader.told[0].data as string) : reader.text) as Result;
}

/** What a socket closes with is an error without data, too. */
const CLOSED: Readonly<Record<number, string>> = { 4400: 'BAD_REQUEST' };
const refused = (code: string): Result => ({ errors: [{ extensions: { code } }] });

async function askSocket(gateway: Gateway, asked: Asked): Promise<Result> {
  const client = await RawClient.connect(`${gateway.url.replace('http', 'ws')}/graphql`);
  client.say({ type: 'connection_init', payload: headersOf(asked) });
  const closed = client.closed.then(({ code, reason }) => refused(CLOSED[code] ?? reason));
  const acknowledged = await Promise.race([client.hears('connection_ack'), closed]);
  if (!('type' in acknowledged)) return acknowledged;
  client.say({ id: '1', type: 'subscribe', payload: bodyOf(asked) });
  const next = client.hears('next').then(({ payload }) => payload as Result);
  const error = client.hears('error').then(({ payload }) => ({ errors: payload }) as Result);
  const result = await Promise.race([next, error, closed]);
  await client.end();
  return result;
}

const JSON_TYPE = 'application/graphql-response+json';
const DOORS: Readonly<Record<string, Door>> = {
  POST: async (gateway, asked) => {
    const headers = { ...headersOf(asked), 'content-type': 'application/json', accept: JSON_TYPE };
    const body = JSON.stringify(bodyOf(asked));
    return (await (await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body })).json()) as Result;
  },
  GET: async (gateway, asked) => {
    const headers = { ...headersOf(asked), accept: JSON_TYPE };
    return (await (await fetch(addressOf(gateway, asked), { headers })).json()) as Result;
  },
  WebSocket: askSocket,
  'SSE by POST': (gateway, asked) =>
    readStream(EventReader.open(`${gateway.url}/graphql`, { body: bodyOf(asked), headers: headersOf(asked) })),
  'SSE by GET': (gateway, asked) =>
    readStream(EventReader.open(addressOf(gateway, asked), { headers: headersOf(asked) })),
};
const ALL = Object.keys(DOORS);
const WITH_BODY = ALL.filter((name) => !name.includes('GET'));

/** What each door answers to the same. */
async function askAll(gateway: Gateway, asked: Asked, doors = ALL): Promise<Record<string, Result>> {
  const answers = await Promise.all(doors.map(async (name) => [name, await DOORS[name](gateway, asked)]));
  return Object.fromEntries(answers) as Record<string, Result>;
}

async function codesOn(gateway: Gateway, asked: Asked, doors = ALL): Promise<Record<string, string | undefined>> {
  const answers = await askAll(gateway, asked, doors);
  return Object.fromEntries(Object.entries(answers).map(([name, { errors }]) => [name, errors?.[0].extensions.code]));
}

const onEach = <T>(value: T, doors = ALL): Record<string, T> => Object.fromEntries(doors.map((name) => [name, value]));

let running: Gateway | undefined;
async function start(options: Partial<GatewayOptions> = {}): Promise<Gateway> {
  await running?.stop();
  return (running = await startSmallGateway(options));
}
afterAll(() => running?.stop());

const WORD = 'query($t: String!) { word(text: $t) { text } }';
const deep = (levels: number): string => `{ words { ${'next { '.repeat(levels - 2)} text ${'} '.repeat(levels - 1)} }`;

describe('every door refuses alike', () => {
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await start();
    await askAll(gateway, { query: '{ words { text length } }' });
  });

  it.each<[string, Asked, string | undefined]>([
    ['what is no GraphQL', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['an unknown fragment', { query: '{ ...Nobody }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a fragment in itself', { query: '{ ...A } fragment A on Query { ...A }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['no one of several operations', { query: 'query A { slow } query B { slow }' }, 'OPERATION_RESOLUTION_FAILURE'],
    ['an unknown operation', { query: 'query A { slow }', operationName: 'B' }, 'OPERATION_RESOLUTION_FAILURE'],
    ['a document without operation', { query: 'fragment A on Query { slow }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable of another type', { query: WORD, variables: { t: 1 } }, 'BAD_USER_INPUT'],
    ['a variable that is not there', { query: WORD }, 'BAD_USER_INPUT'],
    ['variables that are no object', { query: WORD, variables: [1] }, 'BAD_REQUEST'],
    ['an empty query', { query: '' }, 'BAD_REQUEST'],
    ['no query', {}, 'BAD_REQUEST'],
    ['@defer', { query: '{ ... @defer { slow } }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['an alias __proto__', { query: '{ __proto__: words { text } }' }, undefined],
    ['an alias constructor', { query: '{ constructor: words { text } }' }, undefined],
    [
      'a variable __proto__',
      { query: 'query($__proto__: String!) { word(text: $__proto__) { text } }' },
      'BAD_USER_INPUT',
    ],
    ['what lies too deep', { query: deep(16) }, 'LIMIT_EXCEEDED'],
    [
      'too many roots',
      { query: `{ ${Array.from({ length: 21 }, (_, n) => `a${n}: __typename`).join(' ')} }` },
      'LIMIT_EXCEEDED',
    ],
    ['entities', { query: '{ _entities(representations: []) { __typename } }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a bad token', { query: '{ words { text } }', token: 'nonsense' }, 'UNAUTHENTICATED'],
    ['an old token', { query: '{ words { text } }', token: 'old' }, 'TOKEN_EXPIRED'],
    ['a token that breaks the check', { query: '{ words { text } }', token: 'broken' }, 'INTERNAL_SERVER_ERROR'],
    ['a field that fails', { query: '{ broken }' }, 'SUBGRAPH_ERROR'],
    ['nothing of what is good', { query: '{ words { text } }', token: 'staff' }, undefined],
    ['nothing of introspection', { query: '{ __schema { queryType { name } } }' }, undefined],
    ['an empty name', { query: '{ words { text } }', operationName: '' }, 'OPERATION_RESOLUTION_FAILURE'],
    [
      'an empty name, for what was answered before',
      { query: '{ words { text length } }', operationName: '' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ])('%s', async (_, asked, code) => {
    expect(await codesOn(gateway, asked)).toEqual(onEach(code));
  });

  it.each<[string, Asked, string]>([
    ['a batch', { body: [{ query: '{ slow }' }, { query: '{ slow }' }] }, 'BAD_REQUEST'],
    ['a batch of one', { body: [{ query: '{ slow }' }] }, 'BAD_REQUEST'],
    ['an empty batch', { body: [] }, 'BAD_REQUEST'],
    ['text in place of parameters', { body: 'query' }, 'BAD_REQUEST'],
    ['variables as text', { query: WORD, variables: '{"t":"a"}' }, 'BAD_REQUEST'],
    ['a name that is no text', { query: '{ slow }', operationName: 1 }, 'BAD_REQUEST'],
    ['a query that is no text', { query: 1 }, 'BAD_REQUEST'],
  ])('%s', async (_, asked, code) => {
    expect(await codesOn(gateway, asked, WITH_BODY)).toEqual(onEach(code, WITH_BODY));
  });

  it('a subscription of a schema that has none', async () => {
    const asked = { query: 'subscription { slow }' };
    const doors = ALL.filter((name) => name !== 'GET');
    expect(await codesOn(gateway, asked, doors)).toEqual(onEach('GRAPHQL_VALIDATION_FAILED', doors));
    expect(await codesOn(gateway, asked, ['GET'])).toEqual({ GET: 'BAD_REQUEST' });
  });

  it('a mutation where one may only read', async () => {
    const asked = { query: 'mutation M { say(text: "a") }' };
    const got = ALL.filter((name) => name.includes('GET'));
    await DOORS.POST(gateway, asked);
    expect(await codesOn(gateway, asked, got)).toEqual(onEach('BAD_REQUEST', got));
    const unnamed = await askAll(gateway, { ...asked, operationName: '' }, got);
    for (const { data } of Object.values(unnamed)) expect(data).toBeUndefined();
  });

  it('and answers alike', async () => {
    const asked = { query: WORD, variables: { t: 'sun' } };
    expect(await askAll(gateway, asked)).toEqual(onEach({ data: { word: { text: 'sun' } } }));
  });
});

describe('every door has the same limit, to the last one,', () => {
  const query = '{ word(text: "a") { text } }';
  it.each<[keyof Limits, Asked, number]>([
    ['documentLength', { query }, query.length],
    ['tokens', { query }, 11],
    ['depth', { query: deep(4) }, 4],
    ['rootFields', { query: '{ words { text } broken }' }, 2],
    ['selections', { query: '{ words { text length } }' }, 3],
    ['directives', { query: '{ words { text @include(if: true) } }' }, 1],
    ['aliases', { query: '{ a: broken b: broken }' }, 2],
    ['repeats', { query: '{ broken broken }' }, 2],
    ['nesting', { query: '{ ... { ... { broken } } }' }, 3],
    ['cost', { query: '{ words { text } }' }, 10],
    ['variableDepth', { query: WORD, variables: { t: 'a', u: [[1]] } }, 3],
    ['variableValues', { query: WORD, variables: { t: 'a', u: [1] } }, 3],
  ])('in %s', async (limit, asked, measured) => {
    const within = await codesOn(await start({ limits: { [limit]: measured } }), asked);
    for (const code of Object.values(within)) expect([undefined, 'SUBGRAPH_ERROR']).toContain(code);
    const beyond = await askAll(await start({ limits: { [limit]: measured - 1 } }), asked);
    const refusal = { code: 'LIMIT_EXCEEDED', limit, allowed: measured - 1, measured };
    for (const { errors, ...rest } of Object.values(beyond)) {
      expect([errors?.[0].extensions, rest]).toEqual([refusal, {}]);
    }
  });
});
