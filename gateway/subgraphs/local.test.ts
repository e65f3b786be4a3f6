import { type ExecutionResult, GraphQLError, parse } from 'graphql';
import { PUBLIC } from '../../platform/auth/viewer';
import { type LocalRequest, type LocalService, LocalSubgraph } from './local';
import type { CompiledFetch, SubgraphRequest, SubgraphSubscription } from './subgraph';

const text = 'query Words($id: ID) { word(id: $id) }';
const FETCH: CompiledFetch = {
  subgraph: 'words',
  kind: 'query',
  text,
  operationName: 'Words',
  variables: ['id', 'unset'],
  document: parse(text),
};
const CALLER = { viewer: PUBLIC, rightsClass: 'public' };

function ask(more: Partial<SubgraphRequest> = {}): SubgraphRequest {
  return { fetch: FETCH, variables: { id: '1', other: 2 }, representations: [], caller: CALLER, ...more };
}

function subgraphThat(execute: (request: LocalRequest) => unknown, timeout?: number): LocalSubgraph {
  return new LocalSubgraph(
    { name: 'words', execute: async (request) => (await execute(request)) as ExecutionResult },
    timeout,
  );
}

const forever = (): Promise<never> => new Promise(() => undefined);

it('a service gets the operation, the variables that it uses, and the viewer', async () => {
  const asked: LocalRequest[] = [];
  const subgraph = subgraphThat((request) => (asked.push(request), { data: {} }));
  const representations = [{ variable: 'representations', text: '{"id":"a"},{"id":"b"}', count: 2 }];
  await subgraph.fetch(ask({ representations }));
  await subgraph.fetch(ask());
  expect(asked[0]).toEqual({
    document: FETCH.document,
    operationName: 'Words',
    variables: { id: '1', representations: [{ id: 'a' }, { id: 'b' }] },
    viewer: PUBLIC,
    signal: expect.any(AbortSignal),
  });
  expect(asked[1].document).toBe(asked[0].document);
});

it('a service is told when its time is up, so that it works on for nobody', async () => {
  let told: AbortSignal | undefined;
  const slow = subgraphThat((request) => ((told = request.signal), forever()), 20);
  await expect(slow.fetch(ask())).rejects.toMatchObject({ code: 'SUBGRAPH_TIMEOUT' });
  expect(told?.aborted).toBe(true);
});

it('an answer belongs to who asked: what is done to it does not reach the service', async () => {
  const cached = { data: { word: { letters: ['a'] } } };
  const subgraph = subgraphThat(() => cached);
  const first = await subgraph.fetch(ask());
  (first.data as typeof cached.data).word.letters.push('b');
  expect(await subgraph.fetch(ask())).toEqual({ data: { word: { letters: ['a'] } }, errors: [] });
  expect(cached.data.word.letters).toEqual(['a']);
});

it('errors are as they would have gone over the wire', async () => {
  const error = new GraphQLError('No.', { path: ['word'], extensions: { code: 'NOT_FOUND' } });
  const { errors } = await subgraphThat(() => ({ data: { word: null }, errors: [error] })).fetch(ask());
  expect(errors).toEqual([{ message: 'No.', path: ['word'], extensions: { code: 'NOT_FOUND' } }]);
});

describe('a service has failed', () => {
  const unavailable = { name: 'SubgraphFailure', code: 'SUBGRAPH_UNAVAILABLE', message: 'the service threw' };

  it('when it throws, at once or later, and the cause is kept for the log', async () => {
    const cause = new Error('no database');
    const throwing = new LocalSubgraph({
      name: 'words',
      execute: () => {
        throw cause;
      },
    });
    await expect(throwing.fetch(ask())).rejects.toMatchObject({ ...unavailable, cause });
    const rejecting = subgraphThat(() => Promise.reject(cause));
    await expect(rejecting.fetch(ask())).rejects.toMatchObject({ ...unavailable, cause });
    expect(rejecting.counters).toEqual({ fetches: 1, failures: 1, shared: 0 });
  });

  it('when its answer throws while it is read', async () => {
    const answer = {
      get data(): never {
        throw new Error('lazy');
      },
    };
    await expect(subgraphThat(() => answer).fetch(ask())).rejects.toMatchObject(unavailable);
  });

  it.each([undefined, null, 1, 'x', [], {}, { data: 1 }, { data: {}, errors: 'x' }, () => 1])(
    'when it answers %p',
    async (answer) => {
      await expect(subgraphThat(() => answer).fetch(ask())).rejects.toMatchObject({ code: 'SUBGRAPH_BAD_RESPONSE' });
    },
  );

  it('when it answers too late', async () => {
    const subgraph = subgraphThat(forever, 20);
    await expect(subgraph.fetch(ask())).rejects.toMatchObject({
      code: 'SUBGRAPH_TIMEOUT',
      message: 'no answer within 20 ms',
    });
    expect(subgraph.counters.failures).toBe(1);
  });
});

describe('an abort', () => {
  const reason = new Error('enough');

  it('ends the wait at once, and the service can know', async () => {
    const abort = new AbortController();
    let told: AbortSignal | undefined;
    const subgraph = subgraphThat(({ signal }) => ((told = signal), forever()));
    const answer = subgraph.fetch(ask({ signal: abort.signal }));
    abort.abort(reason);
    await expect(answer).rejects.toBe(reason);
    expect(told?.aborted).toBe(true);
    expect(subgraph.counters.failures).toBe(0);
  });

  it('beforehand asks nothing', async () => {
    const execute = jest.fn(forever);
    await expect(subgraphThat(execute).fetch(ask({ signal: AbortSignal.abort(reason) }))).rejects.toBe(reason);
    expect(execute).not.toHaveBeenCalled();
  });

  it('afterwards changes nothing', async () => {
    const abort = new AbortController();
    expect(await subgraphThat(() => ({ data: {} })).fetch(ask({ signal: abort.signal }))).toEqual({
      data: {},
      errors: [],
    });
    abort.abort(reason);
  });
});

describe('a subscription to a service in this process', () => {
  type Stream = AsyncIterator<ExecutionResult, undefined>;
  const follow = (
    subscribe: NonNullable<LocalService['subscribe']>,
    more: Partial<SubgraphSubscription> = {},
    timeout?: number,
  ) => {
    const subgraph = new LocalSubgraph({ name: 'words', execute: forever, subscribe }, timeout);
    const { signal } = new AbortController();
    const request = { fetch: FETCH, variables: { id: '1', other: 2 }, caller: CALLER, signal, ...more };
    return { subgraph, opening: subgraph.subscribe(request) };
  };
  const endless = (returned: () => void = () => undefined): Stream => ({
    next: forever,
    return: async () => {
      returned();
      return { done: true, value: undefined };
    },
  });
  async function* results(...values: ExecutionResult[]): AsyncGenerator<ExecutionResult, undefined> {
    yield* values;
    return undefined;
  }

  it('gives copies of its results until it ends', async () => {
    const shared = { data: { word: { at: new Date(0) } } };
    const stream = await follow(async () => results(shared, shared)).opening;
    const first = await stream.next();
    expect(first.value).toEqual({ data: { word: { at: '1970-01-01T00:00:00.000Z' } }, errors: [] });
    delete first.value!.data!.word;
    expect((await stream.next()).value!.data).toEqual({ word: { at: '1970-01-01T00:00:00.000Z' } });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  it('is asked with the variables that it uses, and tells positions', async () => {
    const told: unknown[] = [];
    const asked: object[] = [];
    const { opening } = follow(
      async (request) => {
        asked.push(request);
        request.onPosition?.('a position', true);
        return results();
      },
      { onPosition: (...position) => told.push(position) },
    );
    await opening;
    expect(asked).toEqual([
      expect.objectContaining({ document: FETCH.document, variables: { id: '1' }, viewer: PUBLIC }),
    ]);
    expect(told).toEqual([['a position', true]]);
  });

  it('is a stream of one result where it is refused', async () => {
    const stream = await follow(async () => ({ errors: [new GraphQLError('no')] })).opening;
    expect((await stream.next()).value).toEqual({ data: null, errors: [{ message: 'no' }] });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  it.each<[string, (leaving: AbortController, subgraph: LocalSubgraph, stream: AsyncIterator<unknown>) => unknown]>([
    ['the signal aborts', (leaving) => leaving.abort()],
    ['the gateway stops', (_leaving, subgraph) => subgraph.close()],
    ['it is returned', (_leaving, _subgraph, stream) => stream.return?.()],
  ])('ends at once when %s, and the service is told', async (_when, leave) => {
    const leaving = new AbortController();
    const returned = jest.fn();
    let signal: AbortSignal | undefined;
    const subscribe: LocalService['subscribe'] = async (request) => {
      ({ signal } = request);
      return endless(returned);
    };
    const { subgraph, opening } = follow(subscribe, { signal: leaving.signal });
    const stream = await opening;
    const waiting = stream.next();
    leave(leaving, subgraph, stream);
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(returned).toHaveBeenCalledTimes(1);
    expect(signal?.aborted).toBe(true);
  });

  it('fails when the service throws, at first or later, or answers what is no result', async () => {
    const broken = async (): Promise<never> => {
      throw new Error('broken');
    };
    await expect(follow(broken).opening).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    const later = await follow(async () => ({ next: broken })).opening;
    await expect(later.next()).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    expect(await later.next()).toEqual({ done: true, value: undefined });
    const odd = await follow(async () => results({ data: [] as never })).opening;
    await expect(odd.next()).rejects.toMatchObject({ code: 'SUBGRAPH_BAD_RESPONSE' });
  });

  it('is not waited for longer than any request, and what it opens later is let go of', async () => {
    const returned = jest.fn();
    let open: (stream: Stream) => void = () => undefined;
    const { opening } = follow(() => new Promise((resolve) => (open = resolve)), {}, 20);
    await expect(opening).rejects.toMatchObject({ code: 'SUBGRAPH_TIMEOUT' });
    open(endless(returned));
    await new Promise(setImmediate);
    expect(returned).toHaveBeenCalledTimes(1);
  });

  it('cannot be had of a service that has none', async () => {
    const subgraph = subgraphThat(() => ({ data: {} }));
    const { signal } = new AbortController();
    const asking = subgraph.subscribe({ fetch: FETCH, variables: {}, caller: CALLER, signal });
    await expect(asking).rejects.toMatchObject({ code: 'SUBGRAPH_BAD_RESPONSE' });
  });
});
