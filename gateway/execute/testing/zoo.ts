import * as fc from 'fast-check';
import { compose } from './fixture';

/** One subgraph whose types have nulls, lists, abstract types and leaves in every combination that matters. */
export const ZOO = compose({
  zoo: `
    type Query { node: Node node1: Node! thing: Thing things: [Thing!] pairs: [[Node!]] strict: [[Node!]!]! any: Any }
    type Node { int: Int int1: Int! text: String id1: ID! float: Float flag: Boolean colour: Colour colours1: [Colour!]!
      child: Node child1: Node! list: [Node] list1: [Node!] strict1: [Node!]! thing: Thing any: Any }
    interface Named { name1: String! }
    type Cat implements Named { name1: String! lives: Int! }
    type Dog implements Named { name1: String! owner: Node }
    union Thing = Cat | Dog
    enum Colour { RED GREEN }
    scalar Any
  `,
});

/** Asks for everything in it, some levels deep. */
export const ZOO_QUERY = `
  { node { ...Deep } node1 { ...Deep } thing { ...T } things { ...T } pairs { ...Leaves } strict { ...Leaves } any }
  fragment Deep on Node {
    ...Leaves child { int1 list1 { int1 } } child1 { ...Leaves } list { int1 text } strict1 { int1 } thing { ...T }
  }
  fragment Leaves on Node { int int1 text id1 float flag colour colours1 any }
  fragment T on Thing { __typename ... on Named { name1 } ... on Cat { lives } ... on Dog { owner { int1 } } }
`;

const MISFITS = fc.constantFrom<unknown>(null, undefined, {}, 'x', 1.5, true, 3_000_000_000);
const NOTHING = fc.constantFrom(null, undefined);
const TEXTS = fc.constantFrom('', 'plain', '"\\\u0001', '\ud800', '\u2028é😀');

/**
 * Trees for `ZOO_QUERY`, as subgraphs might have filled them. Of so many values one is missing, null, or does not fit;
 * with 0, none.
 */
export function zooTree(oneOf: number): fc.Arbitrary<Record<string, unknown>> {
  const mostly = (right: fc.Arbitrary<unknown>, wrong: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    oneOf === 0 ? right : fc.oneof({ weight: oneOf - 1, arbitrary: right }, { weight: 1, arbitrary: wrong });
  const leaf = (right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => mostly(right, MISFITS);
  const list = (item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => leaf(fc.array(item, { maxLength: 3 }));
  const object = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
    mostly(fc.record(fields), NOTHING);

  const text = leaf(fc.oneof(fc.string(), TEXTS));
  const int = leaf(fc.integer());
  const leaves = {
    int,
    int1: int,
    text,
    id1: leaf(fc.string()),
    float: leaf(fc.double({ noNaN: true, noDefaultInfinity: true })),
    flag: leaf(fc.boolean()),
    colour: leaf(fc.constantFrom('RED', 'GREEN')),
    colours1: list(leaf(fc.constantFrom('RED', 'GREEN'))),
    any: fc.oneof(fc.constant(null), fc.string(), fc.constant({ a: [1, { b: null }] })),
  };
  const flat = object(leaves);
  const thing = mostly(
    fc.oneof(
      fc.record({ __typename: fc.constant('Cat'), name1: text, lives: int }),
      fc.record({ __typename: fc.constant('Dog'), name1: text, owner: flat }),
    ),
    fc.oneof(NOTHING, fc.record({ __typename: fc.constantFrom('Node', 'Nobody', 'Named') })),
  );
  const child = object({ int1: int, list1: list(flat) });
  const node = object({ ...leaves, child, child1: flat, list: list(flat), strict1: list(flat), thing });
  return fc.record({
    node,
    node1: node,
    thing,
    things: list(thing),
    pairs: list(list(flat)),
    strict: list(list(flat)),
    any: leaves.any,
  });
}
