import { type ExecutionResult, GraphQLError, parse } from 'graphql';
import { PUBLIC } from '../../platform/auth/viewer';
import { type LocalRequest, LocalSubgraph } from './local';
import type { CompiledFetch, SubgraphRequest } from './subgraph';

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
