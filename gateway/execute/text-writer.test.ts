import * as fc from 'fast-check';
import { Completion } from './complete';
import { ErrorList } from './error-list';
import { TextWriter } from './text-writer';
import { shapeOf } from './testing/shape';
import { ZOO, ZOO_QUERY, zooTree } from './testing/zoo';
import type { Tree } from './tree';

const NOWHERE = (): boolean => false;

function write(source: string, tree: Tree, isShared: (place: string) => boolean = NOWHERE): string | undefined {
  return new TextWriter(shapeOf(ZOO, source), isShared).write(tree);
}

describe('writing text from the tree', () => {
  it('writes what completion and JSON.stringify make of the same tree, and leaves to them what is out of order', () => {
    const shape = shapeOf(ZOO, ZOO_QUERY);
    const writer = new TextWriter(shape, (place) => place.endsWith('/child1'));
    let written = 0;
    fc.assert(
      fc.property(fc.oneof(zooTree(0), zooTree(200)), (tree) => {
        const errors = new ErrorList();
        const expected = JSON.stringify(new Completion(errors, {}).complete(shape, tree));
        const text = writer.write(tree);
        if (text !== undefined) written++;
        expect(text ?? expected).toBe(expected);
        if (errors.errors.length > 0) expect(text).toBeUndefined();
      }),
      { numRuns: 150, seed: 11 },
    );
    expect(written).toBeGreaterThan(50);
  });

  it.each([
    'plain',
    'a"b\\c',
    'tab\tand\nbreak',
    'é ñ 😀',
    '\u2028\u2029',
    '\ud800 alone',
    'alone \udfff',
    '\u0000\u001f\u007f',
  ])('escapes %j as JSON.stringify does', (text) => {
    expect(write('{ node { text } }', { node: { text } })).toBe(JSON.stringify({ node: { text } }));
  });

  it.each([0, -0, 1e21, 1e-7, 5e-324, 123456789.125])('writes the number %d as JSON.stringify does', (float) => {
    expect(write('{ node { float } }', { node: { float } })).toBe(JSON.stringify({ node: { float } }));
  });

  it('names types that the subgraph was not asked for', () => {
    expect(write('{ kind: __typename node { __typename type: __typename } }', { node: {} })).toBe(
      '{"kind":"Query","node":{"__typename":"Node","type":"Node"}}',
    );
  });

  it('writes an object that stands at several places once, and forgets it with the answer', () => {
    const child = { int: 1 };
    const writer = new TextWriter(shapeOf(ZOO, '{ node { list { int } } }'), (place) => place === '/node/list');
    expect(writer.write({ node: { list: [child, child] } })).toBe('{"node":{"list":[{"int":1},{"int":1}]}}');
    child.int = 2;
    expect(writer.write({ node: { list: [child, child] } })).toBe('{"node":{"list":[{"int":2},{"int":2}]}}');
  });
});
