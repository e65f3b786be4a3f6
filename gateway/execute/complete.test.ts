import * as fc from 'fast-check';
import { executeSync, GraphQLError, parse } from 'graphql';
import { Completion } from './complete';
import { ErrorList } from './error-list';
import { told } from './testing/fixture';
import { shapeOf } from './testing/shape';
import { ZOO, ZOO_QUERY, zooTree } from './testing/zoo';
import type { Tree } from './tree';

const NO_INTROSPECTION = {};

function complete(
  source: string,
  tree: Tree,
  errors = new ErrorList(),
): { data: unknown; errors: [unknown, string, unknown][] } {
  const data = new Completion(errors, NO_INTROSPECTION).complete(shapeOf(ZOO, source), tree);
  return { data: data && JSON.parse(JSON.stringify(data)), errors: told(errors.errors) };
}

describe('completing an answer', () => {
  it('gives the data and the error paths that graphql-js gives for the same values', () => {
    const document = parse(ZOO_QUERY);
    const shape = shapeOf(ZOO, ZOO_QUERY);
    fc.assert(
      fc.property(zooTree(40), (tree) => {
        const expected = executeSync({ schema: ZOO.publicSchema, document, rootValue: tree });
        const errors = new ErrorList();
        const data = new Completion(errors, NO_INTROSPECTION).complete(shape, tree);
        expect(JSON.stringify(data)).toBe(JSON.stringify(expected.data));
        const paths = (list: readonly GraphQLError[]): string[] => list.map(({ path }) => JSON.stringify(path)).sort();
        expect(paths(errors.errors)).toEqual(paths(expected.errors ?? []).slice(0, 100));
      }),
      { numRuns: 150, seed: 3 },
    );
  });

  it('moves a null up to the next place that may be null, and tells the full path', () => {
    const tree = { node: { list: [{ child1: { int1: 1 } }, { child1: { int1: null } }] } };
    expect(complete('{ node { list { child1 { int1 } } } }', tree)).toEqual({
      data: { node: { list: [{ child1: { int1: 1 } }, null] } },
      errors: [['NULL_IN_NON_NULL', 'node.list.1.child1.int1', undefined]],
    });
  });

  it('takes away a list whose items may not be null, and the lists around it that may not', () => {
    const tree = { pairs: [[{ int1: 1 }], [{ int1: null }]], strict: [[{ int1: null }]] };
    expect(complete('{ pairs { int1 } }', tree).data).toEqual({ pairs: [[{ int1: 1 }], null] });
    expect(complete('{ strict { int1 } }', tree)).toEqual({
      data: null,
      errors: [['NULL_IN_NON_NULL', 'strict.0.0.int1', undefined]],
    });
  });

  it('tells nothing new where an error stands at or below the null', () => {
    const errors = new ErrorList();
    errors.add(
      new GraphQLError('its own reason', { path: ['node', 'child1', 'child1', 'int1'], extensions: { code: 'OWN' } }),
    );
    const { data, errors: after } = complete(
      '{ node { child1 { child1 { int1 } } } }',
      { node: { child1: { child1: null } } },
      errors,
    );
    expect(data).toEqual({ node: null });
    expect(after).toEqual([['OWN', 'node.child1.child1.int1', undefined]]);
  });

  it('tells a null although another error stands elsewhere', () => {
    const errors = new ErrorList();
    errors.add(new GraphQLError('elsewhere', { path: ['node', 'list', 0, 'int'] }));
    const { errors: after } = complete('{ node { list { int int1 } } }', { node: { list: [{}, {}] } }, errors);
    expect(after.slice(1)).toEqual([
      ['NULL_IN_NON_NULL', 'node.list.0.int1', undefined],
      ['NULL_IN_NON_NULL', 'node.list.1.int1', undefined],
    ]);
  });

  it.each([
    ['an object where a text is', { text: { a: 1 } }, 'text'],
    ['an enum value that the schema does not have', { colour: 'BLUE' }, 'colour'],
    ['a number beyond Int', { int: 2_147_483_648 }, 'int'],
    ['a list where one value is', { flag: [true] }, 'flag'],
    ['one value where a list is', { list: { int: 1 } }, 'list { int }'],
    ['a text where an object is', { child: 'text' }, 'child { int }'],
    ['a type that the schema does not have here', { thing: { __typename: 'Node' } }, 'thing { __typename }'],
    ['an interface for a type', { thing: { __typename: 'Named' } }, 'thing { __typename }'],
    ['another type than the only possible one', { child: { __typename: 'Cat' } }, 'child { int }'],
    [
      'a key that would pollute a prototype',
      { any: JSON.parse('{"a":{"__proto__":{"polluted":1}}}') as unknown },
      'any',
    ],
    ['JSON that nests absurdly deep', { any: JSON.parse('['.repeat(5_000) + ']'.repeat(5_000)) as unknown }, 'any'],
  ])('makes null of %s, with an error at its path', (_, node, selection) => {
    const key = selection.split(' ')[0];
    expect(complete(`{ node { ${selection} } }`, { node })).toEqual({
      data: { node: { [key]: null } },
      errors: [['SUBGRAPH_BAD_RESPONSE', `node.${key}`, undefined]],
    });
  });

  it('lets no more than a hundred errors out', () => {
    const { errors } = complete('{ node { list { int1 } } }', {
      node: { list: Array.from({ length: 5_000 }, () => ({})) },
    });
    expect(errors).toHaveLength(100);
  });
});
