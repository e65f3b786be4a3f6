import { buildSchema, type ExecutionResult, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { PUBLIC } from '../auth/viewer';
import { HubError } from '../errors';
import { SILENT } from '../log';
import { contextOfBatch } from './batches';
import { DocumentExecutor, type SubscriptionContexts } from './execution';

type Stream = AsyncIterator<ExecutionResult, undefined>;

const word = { type: GraphQLString };
const NO_CONTEXT: SubscriptionContexts = { source: undefined, ofEvent: () => undefined };

/** A schema with one stream, of what a test says. */
function executorOf(
  subscribe: () => unknown,
  resolve?: (event: unknown, context: unknown) => unknown,
): DocumentExecutor {
  const stream = {
    ...word,
    subscribe,
    resolve: (event: unknown, _args: unknown, context: unknown) => resolve?.(event, context) ?? event,
  };
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { word } }),
    subscription: new GraphQLObjectType({ name: 'Subscription', fields: { stream } }),
  });
  return new DocumentExecutor(schema, SILENT);
}

function subscribe(
  executor: DocumentExecutor,
  { signal = new AbortController().signal, contexts = NO_CONTEXT, document = 'subscription { stream }' } = {},
) {
  return executor.subscribe({ document, viewer: PUBLIC, signal }, contexts);
}

async function* events(...values: unknown[]): AsyncGenerator<unknown> {
  yield* values;
}

async function all(stream: Stream | ExecutionResult): Promise<unknown[]> {
  if (!('next' in stream)) throw new Error('It was refused.');
  const results: unknown[] = [];
  for (let next = await stream.next(); !next.done; next = await stream.next())
    results.push(next.value.data ?? next.value.errors?.map(({ extensions }) => extensions.code));
  return results;
}

it('answers each event with the event as root', async () => {
  expect(await all(await subscribe(executorOf(() => events('a', 'b'))))).toEqual([{ stream: 'a' }, { stream: 'b' }]);
});

it('gives the events of one batch one context, made when they are there, and those of another batch another', async () => {
  let made = 0;
  const contexts = { source: undefined, ofEvent: contextOfBatch(() => ++made) };
  const [one, other] = [{}, {}];
  const source = events({ batch: one }, { batch: one }, { batch: other }, 'none', null);
  const stream = await subscribe(
    executorOf(
      () => source,
      (_event, context) => String(context),
    ),
    { contexts },
  );
  expect(made).toBe(0);
  expect(await all(stream)).toEqual(['1', '1', '2', '3', '4'].map((name) => ({ stream: name })));
});

it.each([
  ['a query', '{ word }', 'FORBIDDEN'],
  ['what is not valid', 'subscription { nothing }', undefined],
  ['what does not parse', 'subscription {', undefined],
])('refuses %s with one result', async (_what, document, code) => {
  const refused = await subscribe(
    executorOf(() => events()),
    { document },
  );
  expect(refused).toEqual({ errors: [expect.objectContaining({ extensions: code ? { code } : {} })] });
});

it('does not answer a subscription as if it were a query', async () => {
  const executor = executorOf(() => events());
  const { errors } = await executor.execute({ document: 'subscription { stream }', viewer: PUBLIC }, () => undefined);
  expect(errors?.[0].extensions.code).toBe('NOT_SUPPORTED');
});

it.each([
  [
    'says why a stream cannot be opened',
    new HubError('CURSOR_INVALID', 'None.', { extensions: { cursor: 'c' } }),
    { code: 'CURSOR_INVALID', cursor: 'c' },
  ],
  [
    'masks what is not for clients',
    new Error('secret of the house'),
    { code: 'INTERNAL_SERVER_ERROR', incident: expect.any(String) },
  ],
])('%s, and when it breaks later it is the last result', async (_what, error, extensions) => {
  const refused = await subscribe(
    executorOf(() => {
      throw error;
    }),
  );
  expect(refused).toEqual({ errors: [expect.objectContaining({ extensions })] });
  expect(JSON.stringify(refused)).not.toContain('secret');

  const breaking = await subscribe(
    executorOf(async function* () {
      yield 'a';
      throw error;
    }),
  );
  expect(await all(breaking)).toEqual([{ stream: 'a' }, [extensions.code]]);
});

it('tries an event again while the database is away, with nothing of what was read before', async () => {
  let made = 0;
  const contexts = { source: undefined, ofEvent: contextOfBatch(() => ++made) };
  const resolve = (_event: unknown, context: unknown): string => {
    if (Number(context) < 3) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
    return String(context);
  };
  const batch = {};
  const executor = executorOf(() => events({ batch }, { batch }), resolve);
  expect(await all(await subscribe(executor, { contexts }))).toEqual([{ stream: '3' }, { stream: '3' }]);
});

it('says the position of an event of the log beside it, whatever becomes of its fields', async () => {
  const resolve = (): never => {
    throw new Error('secret of the house');
  };
  const stream = (await subscribe(executorOf(() => events({ entry: { cursor: 'c' } }), resolve))) as Stream;
  expect((await stream.next()).value).toMatchObject({ data: { stream: null }, extensions: { cursor: 'c' } });
});

it('ends at once when nobody wants more, and tells the source', async () => {
  const returned = jest.fn(async () => ({ done: true, value: undefined }));
  const source = { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined), return: returned }) };
  const leaving = new AbortController();
  const stream = (await subscribe(
    executorOf(() => source),
    { signal: leaving.signal },
  )) as Stream;
  const waiting = stream.next();
  leaving.abort();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(returned).toHaveBeenCalledTimes(1);
});

it('asks for the next event only when it is asked for one', async () => {
  let pulled = 0;
  const source = async function* () {
    for (;;) yield String(++pulled);
  };
  const stream = (await subscribe(executorOf(source))) as Stream;
  expect(pulled).toBe(0);
  await stream.next();
  await stream.next();
  expect(pulled).toBe(2);
});

it('says that a schema without streams has none', async () => {
  const executor = new DocumentExecutor(buildSchema('type Query { word: String }'), SILENT);
  expect(await subscribe(executor)).toEqual({ errors: [expect.any(Error)] });
});
