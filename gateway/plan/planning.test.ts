import type { PlanNode, QueryPlan } from '@graphql-hive/router-query-planner';
import { parse } from 'graphql';
import { chooseOperation } from './document';
import { plan } from './planning';
import type { Supergraph } from './supergraph';

const AT_ONCE = 2;
const MAY_WAIT = 64;

/** One plan that the fake planner is working on. */
interface Work {
  readonly text: string;
  readonly finish: () => void;
  readonly fail: (error: Error) => void;
}

const NODE: PlanNode = { kind: 'Sequence', nodes: [] };
const begun: Work[] = [];
const planner = {
  planAsync: (text: string) =>
    new Promise<QueryPlan>((resolve, reject) => {
      begun.push({ text, finish: () => resolve({ kind: 'QueryPlan', node: NODE }), fail: reject });
    }),
};
// Planning looks at nothing else of a supergraph.
const supergraph = { planner } as unknown as Supergraph;

const ask = (field: string) => plan(supergraph, chooseOperation(parse(`{ ${field} }`)));
const askMany = (count: number) => Array.from({ length: count }, (_, i) => ask(`f${i}`));
const refusalOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => undefined,
    (error: unknown) => error,
  );

async function settle(): Promise<void> {
  await jest.advanceTimersByTimeAsync(0);
}

async function finishAll(): Promise<void> {
  for (let work = begun.shift(); work; work = begun.shift()) {
    work.finish();
    await settle();
  }
}

beforeEach(() => jest.useFakeTimers());
afterEach(async () => {
  await finishAll();
  jest.useRealTimers();
});

describe('planning', () => {
  it('works on two operations at a time, and on the others in their order', async () => {
    const asked = askMany(4);
    await settle();
    expect(begun.map(({ text }) => /f\d/.exec(text)?.[0])).toEqual(['f0', 'f1']);
    begun[1].finish();
    await settle();
    expect(begun.map(({ text }) => /f\d/.exec(text)?.[0])).toEqual(['f0', 'f1', 'f2']);
    await finishAll();
    expect(await Promise.all(asked)).toHaveLength(4);
  });

  it('does not hold the time against an operation that it waited for its turn', async () => {
    const slow = askMany(AT_ONCE);
    const innocent = ask('innocent');
    await jest.advanceTimersByTimeAsync(2_900);
    await finishAll();
    await Promise.all(slow);
    const late = ask('late');
    await jest.advanceTimersByTimeAsync(2_900);
    await finishAll();
    expect(await Promise.all([innocent, late])).toHaveLength(2);
  });

  it('refuses what takes too long, and gives its turn to others only once its thread is free', async () => {
    const refusals = askMany(AT_ONCE).map(refusalOf);
    const next = ask('next');
    await jest.advanceTimersByTimeAsync(3_000);
    expect((await Promise.all(refusals))[0]).toMatchObject({
      message: 'Planning this operation takes longer than 3000 ms.',
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'planningMilliseconds', allowed: 3_000, measured: 3_000 },
    });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(begun).toHaveLength(AT_ONCE);
    await finishAll();
    await expect(next).resolves.toMatchObject({ kind: 'Sequence' });
  });

  it('refuses at once when too many wait', async () => {
    const asked = askMany(AT_ONCE + MAY_WAIT);
    expect(await refusalOf(ask('one more'))).toMatchObject({
      status: 503,
      extensions: { code: 'OVERLOADED', limit: 'plansWaiting', allowed: MAY_WAIT, measured: MAY_WAIT + 1 },
    });
    await settle();
    await finishAll();
    expect(await Promise.all(asked)).toHaveLength(AT_ONCE + MAY_WAIT);
    const again = ask('again');
    await settle();
    await finishAll();
    await expect(again).resolves.toBeDefined();
  });

  it('tells of an operation that cannot be planned, and goes on with the next', async () => {
    const refusals = askMany(AT_ONCE).map(refusalOf);
    const next = ask('next');
    await settle();
    for (const work of begun.splice(0)) work.fail(new Error('no path'));
    expect((await Promise.all(refusals))[1]).toMatchObject({
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
      originalError: { message: 'no path' },
    });
    await settle();
    expect(begun).toHaveLength(1);
    await finishAll();
    await expect(next).resolves.toBeDefined();
  });
});
