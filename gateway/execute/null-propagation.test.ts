import * as fc from 'fast-check';
import { type ExecutionResult, executeSync, parse } from 'graphql';
import {
  LooseSubgraph,
  randomQuery,
  randomWorld,
  schemasOf,
  SECOND,
  type World,
  wrappings,
} from '../../test/support/random-graph';
import { composeGraph, type TestGraph, told } from '../../test/support/test-graph';
import { unavailable } from '../subgraphs/failure';
import type { Answer } from './answer';

const SEED = 20_260_101;
const MAX_ERRORS = 100;
const QUERIES = 5;
const WORLDS = 10;
const SCHEMAS = fc.sample(wrappings, { numRuns: 4, seed: SEED });

/** Makes both subgraphs answer from the world, without a look at what may be null. */
function answerFrom(graph: TestGraph, world: World): void {
  const loose = new LooseSubgraph(world, graph.supergraph.relations);
  for (const name of ['first', 'second']) {
    graph.twists[name] = (_, asked) => ({
      data: loose.answer(asked.text, asked.variables),
    });
  }
}

function expected(graph: TestGraph, query: string, rootValue: object): ExecutionResult {
  return executeSync({ schema: graph.supergraph.publicSchema, document: parse(query), rootValue });
}

/** Runs a property on some queries, each over some worlds: a query has to be planned, and worlds come cheap. */
function check(
  newGraph: () => TestGraph,
  property: (graph: TestGraph, query: string, world: World) => Promise<void>,
): Promise<void> {
  const run = async (random: fc.GeneratorValue): Promise<void> => {
    const graph = newGraph();
    const { publicSchema } = graph.supergraph;
    const query = randomQuery(random, publicSchema);
    for (let at = 0; at < WORLDS; at++) {
      const world = randomWorld(random, publicSchema);
      answerFrom(graph, world);
      await property(graph, query, world);
    }
  };
  return fc.assert(fc.asyncProperty(fc.gen(), run), { numRuns: QUERIES, seed: SEED, endOnFailure: true });
}

const pathOf = ({ path }: { path?: readonly (string | number)[] }): string => path?.join('.') ?? '';
/** Aliases of the random queries begin with the field's name. */
const fieldAt = (path: string): string => (path.split('.').findLast((key) => /[a-z]/.test(key)) ?? '').split('_')[0];

describe.each(SCHEMAS.map((schema, at) => [at, schema] as const))('in random schema %i', (_, schema) => {
  const newGraph = composeGraph(schemasOf(schema));

  it('nulls move up exactly as graphql-js moves them, and each has its error at the same path', () =>
    check(newGraph, async (graph, query, world) => {
      const answer = await graph.ask(query);
      const { data, errors = [] } = expected(graph, query, world.root);
      expect(answer.dataText).toBe(JSON.stringify(data));
      expect(told(answer)).toEqual(
        errors.slice(0, MAX_ERRORS).map((error) => ({ path: pathOf(error), code: 'NULL_IN_NON_NULL' })),
      );
    }));

  it('a failed subgraph is as one that knows nothing, and its nulls need no error of their own', () =>
    check(newGraph, async (graph, query, world) => {
      graph.twists.second = () => Promise.reject(unavailable('it is down'));
      const answer = await graph.ask(query);
      for (const node of world.nodes.values()) for (const name of SECOND) delete node[name];
      const { data, errors = [] } = expected(graph, query, world.root);
      expect(answer.dataText).toBe(JSON.stringify(data));
      expectExplained(answer, errors.map(pathOf));
    }));
});

/** Of a service that failed, no field is told to be null; and every null that moved up has an error near it. */
function expectExplained(answer: Answer, violations: string[]): void {
  const errors = told(answer);
  const nulls = errors.filter(({ code }) => code === 'NULL_IN_NON_NULL').map(({ path }) => path);
  expect(nulls.filter((path) => SECOND.includes(fieldAt(path)))).toEqual([]);
  expect(violations).toEqual(expect.arrayContaining(nulls));
  if (violations.length > 0) expect(errors).not.toEqual([]);
}
