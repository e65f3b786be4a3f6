import { parse } from 'graphql';
import { PUBLIC } from '../../platform/auth/viewer';
import { BreakerSubgraph } from './breaker';
import { badResponse, type GivenUp, SubgraphFailure, timedOut, tooManyWait, unavailable } from './failure';
import type { CompiledFetch, Subgraph, SubgraphRequest, SubgraphResult } from './subgraph';

const REST = 1_000;
const OK: SubgraphResult = { data: {}, errors: [] };

/** A subgraph whose answers are settled by hand. */
class Held implements Subgraph {
  readonly name = 'words';
  readonly counters = { fetches: 0, failures: 0, shared: 0 };
  readonly asked: { resolve: (result: SubgraphResult) => void; reject: (error: Error) => void }[] = [];
  stream: () => Promise<AsyncIterator<SubgraphResult, undefined>> = () => Promise.reject(unavailable('gone'));

  fetch(): Promise<SubgraphResult> {
    this.counters.fetches++;
    return new Promise((resolve, reject) => this.asked.push({ resolve, reject }));
  }

  subscribe(): Promise<AsyncIterator<SubgraphResult, undefined>> {
    return this.stream();
  }

  forget(): void {}

  close(): void {}
}

let inner: Held;
let breaker: BreakerSubgraph;
let changes: boolean[];
let now: number;
beforeEach(() => {
  now = 10_000;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  jest.spyOn(Math, 'random').mockReturnValue(0.5);
  inner = new Held();
  changes = [];
  breaker = new BreakerSubgraph(inner, { failures: 3, rest: REST, onChange: (isGivenUp) => changes.push(isGivenUp) });
});
afterEach(() => jest.restoreAllMocks());

function ask(kind: CompiledFetch['kind'] = 'query', signal?: AbortSignal): Promise<SubgraphResult> {
  const text = `${kind} { word }`;
  const fetch = { subgraph: 'words', kind, text, operationName: undefined, variables: [], document: parse(text) };
  const request: SubgraphRequest = {
    fetch,
    variables: {},
    representations: [],
    caller: { viewer: PUBLIC, rightsClass: 'public' },
    signal,
  };
  return breaker.fetch(request);
}

async function answered(result: SubgraphResult = OK): Promise<void> {
  const asking = ask();
  inner.asked.at(-1)!.resolve(result);
  expect(await asking).toBe(result);
}

async function failed(error: Error = unavailable('refused'), kind?: CompiledFetch['kind']): Promise<void> {
  const asking = ask(kind);
  inner.asked.at(-1)!.reject(error);
  await expect(asking).rejects.toBe(error);
}

async function refused(): Promise<void> {
  const before = inner.asked.length;
  await expect(ask()).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', name: 'SubgraphFailure' });
  expect(inner.asked).toHaveLength(before);
}

async function giveUp(): Promise<void> {
  for (let i = 0; i < 3; i++) await failed();
}

describe('a subgraph', () => {
  it('that was not there, or did not answer in time, so many times in a row is not asked any more', async () => {
    await failed();
    await failed(timedOut(10));
    expect(breaker.isGivenUp).toBe(false);
    await failed(unavailable('gone'), 'mutation');
    expect(breaker.isGivenUp).toBe(true);
    await refused();
    await refused();
    expect(breaker.counters).toEqual({ fetches: 3, failures: 0, shared: 0, refused: 2, givenUp: 1 });
    expect(changes).toEqual([true]);
  });

  it.each([
    ['an answer', () => answered()],
    ['an answer with errors', () => answered({ data: null, errors: [{ message: 'no' }] })],
    ['one that is no GraphQL', () => failed(badResponse('HTML'))],
  ])('is there again with %s in between', async (_, settle) => {
    for (let i = 0; i < 10; i++) {
      await failed();
      await failed();
      await settle();
    }
    expect(breaker.isGivenUp).toBe(false);
  });

  it.each([
    ['whose queue is full', tooManyWait(1_000)],
    ['that the gateway failed to ask', new TypeError('a mistake')],
    ['that answers what is no GraphQL', badResponse('HTML')],
  ])('%s is not given up for it', async (_, error) => {
    for (let i = 0; i < 10; i++) await failed(error);
    expect(breaker.isGivenUp).toBe(false);
  });

  it('is not given up because clients leave', async () => {
    for (let i = 0; i < 10; i++) {
      const leaving = new AbortController();
      const asking = ask('query', leaving.signal);
      leaving.abort(timedOut(1));
      inner.asked.at(-1)!.reject(leaving.signal.reason as Error);
      await expect(asking).rejects.toBeInstanceOf(SubgraphFailure);
    }
    expect(breaker.isGivenUp).toBe(false);
  });
});

describe('a subgraph that was given up', () => {
  beforeEach(giveUp);

  it('is tried by one request after a rest, and asked by all when that is answered', async () => {
    now += REST - 1;
    await refused();
    now += 1;
    const trying = ask();
    await refused();
    inner.asked.at(-1)!.resolve(OK);
    await trying;
    await Promise.all([answered(), answered()]);
    expect(changes).toEqual([true, false]);
  });

  it('rests again when the trial fails, which is no change', async () => {
    now += REST;
    await failed(timedOut(10));
    await refused();
    now += REST;
    await failed();
    await refused();
    now += REST;
    await answered();
    expect(changes).toEqual([true, false]);
  });

  it('is tried sooner where nothing listens, as when it is being started', async () => {
    now += REST;
    await failed(unavailable('connect ECONNREFUSED', Object.assign(new Error(), { code: 'ECONNREFUSED' })));
    now += REST / 5 - 1;
    await refused();
    now += 1;
    await answered();
  });

  it('tells those who were refused when it is back', async () => {
    const refusal = await ask().catch((error: unknown) => error);
    let isBack = false;
    void (refusal as GivenUp).back.then(() => (isBack = true));
    now += REST;
    await failed();
    expect(isBack).toBe(false);
    now += REST;
    await answered();
    expect(isBack).toBe(true);
  });

  it('is tried by the next when nobody waits for the trial any more', async () => {
    now += REST;
    const leaving = new AbortController();
    const trying = ask('query', leaving.signal);
    leaving.abort(new Error('enough'));
    inner.asked.at(-1)!.reject(leaving.signal.reason as Error);
    await expect(trying).rejects.toThrow('enough');
    await answered();
    expect(breaker.isGivenUp).toBe(false);
  });

  it.each([
    [0, 0.5],
    [0.999_999, 1.5],
  ])('rests for half as much to half as much again, by chance (%d)', async (chance, share) => {
    now += REST;
    jest.spyOn(Math, 'random').mockReturnValue(chance);
    await failed();
    now += REST * share - 1;
    await refused();
    now += 1;
    await answered();
  });
});

it('what was asked before a change does not count after it', async () => {
  const early = [ask(), ask(), ask(), ask()];
  const settled = Promise.allSettled(early);
  const held = [...inner.asked];
  await giveUp();
  held[0].resolve(OK); // it began before, and says nothing of now
  await early[0];
  await refused();
  now += REST;
  await answered();
  for (const { reject } of held.slice(1)) reject(timedOut(10));
  await settled;
  expect(breaker.isGivenUp).toBe(false);
});

describe('a subscription', () => {
  const subscribe = (signal = new AbortController().signal) => {
    const text = 'subscription { word }';
    const fetch = { subgraph: 'words', text, operationName: undefined, variables: [], document: parse(text) };
    const caller = { viewer: PUBLIC, rightsClass: 'public' };
    return breaker.subscribe({ fetch: { ...fetch, kind: 'subscription' }, variables: {}, caller, signal });
  };

  it('that cannot begin counts, and is refused where the subgraph is given up', async () => {
    for (let i = 0; i < 3; i++) await expect(subscribe()).rejects.toThrow('gone');
    await expect(subscribe()).rejects.toThrow('left alone');
    await refused();
  });

  it('that began and then ends or is lost does not count', async () => {
    inner.stream = async () => ({ next: () => Promise.reject(unavailable('lost')) });
    for (let i = 0; i < 10; i++) {
      const stream = await subscribe();
      await expect(stream.next()).rejects.toThrow('lost');
    }
    await answered();
    expect(changes).toEqual([]);
  });

  it('is complete when it ends, but lost when it ends because the subgraph was closed', async () => {
    inner.stream = async () => ({ next: async () => ({ done: true, value: undefined }) });
    const [complete, lost] = [await subscribe(), await subscribe()];
    expect(await complete.next()).toEqual({ done: true, value: undefined });
    breaker.close();
    await expect(lost.next()).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
  });
});
