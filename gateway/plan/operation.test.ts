import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { QueryPlan } from '@graphql-hive/router-query-planner';
import { parse } from 'graphql';
import { smallSupergraph } from '../../test/support/small-gateway';
import { type Operation, planCache, prepareOperation } from './operation';
import type { Selection } from './response-shape';
import { loadSupergraph, type Supergraph } from './supergraph';

const MEGABYTE = 1024 * 1024;
const CACHE_BYTES = 64 * MEGABYTE;
const SHAPES_BYTES = 8 * MEGABYTE;
const CONDITIONS = ['v0', 'v1', 'v2', 'v3', 'v4'];

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');

/** A short text that means thousands of fields, under 32 conditions. */
function heavyText(name: string): string {
  const variables = CONDITIONS.map((variable) => `$${variable}: Boolean!`).join(' ');
  const conditional = CONDITIONS.map((variable) => `${variable}: text @include(if: $${variable})`).join(' ');
  return `query ${name}(${variables}) { word(text: "a") { ${conditional} ${times(28, (i) => `n${i}: next { ...F }`)} } }
    fragment F on Word { ${times(28, (i) => `t${i}: text l${i}: length s${i}: sound`)} }`;
}

function prepare(supergraph: Supergraph, source: string, operationName?: string): Promise<Operation> {
  return prepareOperation(supergraph, { document: parse(source), source, operationName });
}

const PLAN: QueryPlan = { kind: 'QueryPlan', node: { kind: 'Fetch', serviceName: 'words', operation: '{ words }' } };

function withPlanner(supergraph: Supergraph, planAsync: () => Promise<QueryPlan>): Supergraph {
  // Planning asks nothing else of a planner.
  return { ...supergraph, planner: { planAsync } as unknown as Supergraph['planner'] };
}

/** The whole shape under one of the 32 values of the conditions. */
function useShape(operation: Operation, index: number): Selection {
  const values = CONDITIONS.map((name, bit) => [name, ((index >> bit) & 1) === 1]);
  const shape = operation.shapeFor(Object.fromEntries(values) as Record<string, boolean>);
  workOut(shape);
  return shape;
}

function workOut(selection: Selection | null): void {
  for (const field of selection?.shapeOf(undefined)?.fields ?? []) workOut(field.selection);
}

/** Prepares heavy operations and uses 8 shapes of each. Gives the first, as long as anybody keeps it. */
async function useHeavyOperations(supergraph: Supergraph, count: number): Promise<WeakRef<Operation>> {
  const first = new WeakRef(await prepare(supergraph, heavyText('Q0')));
  for (let i = 0; i < count; i++) {
    const operation = await prepare(supergraph, heavyText(`Q${i}`));
    for (let index = 0; index < 8; index++) useShape(operation, index);
    expect(planCache(supergraph).weight).toBeLessThanOrEqual(CACHE_BYTES);
  }
  return first;
}

/** Bytes in use once all garbage is gone. */
async function heapUsed(): Promise<number> {
  await new Promise(setImmediate); // what a weak reference was asked for stays until then
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

let supergraph: Supergraph;
beforeEach(() => {
  supergraph = loadSupergraph(smallSupergraph());
});

describe('preparing an operation', () => {
  it('is done once for a text and a name', async () => {
    const text = 'query A { words { text } } query B { words { length } }';
    const first = await prepare(supergraph, text, 'A');
    expect(await prepare(supergraph, text, 'A')).toBe(first);
    expect(await prepare(supergraph, text, 'B')).not.toBe(first);
  });

  it('plans equal texts once that come while the first is being planned', async () => {
    const planAsync = jest.fn(async () => PLAN);
    const watched = withPlanner(supergraph, planAsync);
    const operations = await Promise.all([1, 2, 3].map(() => prepare(watched, '{ words { text } }')));
    expect(new Set(operations).size).toBe(1);
    expect(planAsync).toHaveBeenCalledTimes(1);
  });

  it('fails anew for a text that failed', async () => {
    const text = '{ words { text } }';
    await expect(prepare(supergraph, text, 'Unknown')).rejects.toMatchObject({ code: 'OPERATION_RESOLUTION_FAILURE' });
    await expect(prepare(supergraph, text, 'Unknown')).rejects.toMatchObject({ code: 'OPERATION_RESOLUTION_FAILURE' });
    expect(planCache(supergraph).size).toBe(0);
  });
});

describe('operations that are kept', () => {
  it('weigh what their text, their plan and their shapes hold', async () => {
    const { weight: light } = await prepare(supergraph, '{ word(text: "a") { text } }');
    const { weight: long } = await prepare(supergraph, `{ word(text: "a") { text } } # ${'x'.repeat(60_000)}`);
    expect(long - light).toBeGreaterThan(60_000);
    const heavy = await prepare(supergraph, heavyText('Q'));
    const unused = heavy.weight;
    useShape(heavy, 0);
    const once = heavy.weight - unused;
    expect(once).toBeGreaterThan(28 * 28 * 3 * 100);
    useShape(heavy, 0);
    useShape(heavy, 1);
    expect(heavy.weight - unused).toBeCloseTo(2 * once, -4);
    expect(planCache(supergraph).weight).toBe(light + long + heavy.weight);
  });

  it('keep the shapes used last, within a bound, and make the others again', async () => {
    const operation = await prepare(supergraph, heavyText('Q'));
    const { weight } = operation;
    const shapes = Array.from({ length: 14 }, (_, index) => useShape(operation, index));
    expect(operation.weight - weight).toBeLessThanOrEqual(SHAPES_BYTES);
    expect(useShape(operation, 13)).toBe(shapes[13]);
    const again = useShape(operation, 0);
    expect(again).not.toBe(shapes[0]);
    expect(again.shapeOf(undefined)?.fields.map(({ key }) => key)).toEqual(
      shapes[0].shapeOf(undefined)?.fields.map(({ key }) => key),
    );
  });

  it('take a bounded part of the memory together, no more than they weigh, and none once they had to go', async () => {
    const quick = withPlanner(supergraph, async () => PLAN);
    const before = await heapUsed();
    const first = await useHeavyOperations(quick, 13);
    const used = (await heapUsed()) - before;
    const cache = planCache(quick);
    expect(cache.size).toBeLessThan(13);
    expect(used).toBeLessThan(cache.weight);
    expect(first.deref()).toBeUndefined();
    const last = await prepare(quick, heavyText('Q12'));
    expect(await prepare(quick, heavyText('Q12'))).toBe(last);
  });
});
