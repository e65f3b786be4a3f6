import * as fc from 'fast-check';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type InlineFragmentNode,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { TypeRelations } from '../../gateway/plan/type-relations';

/** The wrapping of each field of the graph below, by the field's name: `T` stands for its type. */
export type Wrappings = Readonly<Record<string, string>>;

const LEAVES = ['number', 'label', 'color', 'extra', 'weight'];
const LINKS = ['nodes', 'things', 'mixed', 'child', 'thing', 'any', 'next', 'others'];
const LEAF_WRAPPINGS = ['T', 'T!', '[T!]', '[T]!'];
const LINK_WRAPPINGS = ['T', 'T!', '[T]', '[T!]', '[T]!', '[T!]!', '[[T!]]', '[[T]!]', '[[T!]!]!'];
/** Fields that the second subgraph serves. */
export const SECOND = ['extra', 'next', 'others'];

export const wrappings: fc.Arbitrary<Wrappings> = fc.record(
  Object.fromEntries([
    ...LEAVES.map((name) => [name, fc.constantFrom(...LEAF_WRAPPINGS)]),
    ...LINKS.map((name) => [name, fc.constantFrom(...LINK_WRAPPINGS)]),
  ]) as Record<string, fc.Arbitrary<string>>,
);

/** Two subgraphs that share one entity, with an interface, a union and an enum, and whatever nullability is asked for. */
export function schemasOf(wrappings: Wrappings): { first: { sdl: string }; second: { sdl: string } } {
  const field = (name: string, type: string): string => `${name}: ${wrappings[name].replace('T', type)}`;
  const thing = `id: ID!  ${field('label', 'String')}`;
  const first = `
    type Query { ${field('nodes', 'Node')}  ${field('things', 'Thing')}  ${field('mixed', 'Any')} }
    interface Thing { ${thing} }
    type Node implements Thing @key(fields: "id") {
      ${thing}  ${field('number', 'Int')}  ${field('color', 'Color')}  ${field('child', 'Node')}  ${field('thing', 'Thing')}
    }
    type Stone implements Thing { ${thing}  ${field('weight', 'Float')}  ${field('any', 'Any')} }
    union Any = Node | Stone
    enum Color { RED GREEN }
  `;
  const second = `
    type Node @key(fields: "id") {
      id: ID!  ${field('extra', 'String')}  ${field('next', 'Node')}  ${field('others', 'Node')}
    }
  `;
  return { first: { sdl: first }, second: { sdl: second } };
}

export type Loose = Record<string, unknown>;

/** Data as random as the schema allows, and with holes where it does not. */
export interface World {
  readonly root: Loose;
  readonly nodes: ReadonlyMap<unknown, Loose>;
  /** Ids of nodes that the second subgraph does not know. */
  readonly strangers: ReadonlySet<unknown>;
}

const NODES = 4;
const STONES = 2;
/** One value in so many is a hole. */
const HOLES = 60;
/** Fields of a query that lead on: plans grow fast with them. */
const MAX_LINKS = 6;

export function randomWorld(random: fc.GeneratorValue, schema: GraphQLSchema): World {
  const objects = [
    ...Array.from({ length: NODES }, (_, at): Loose => ({ __typename: 'Node', id: `n${at}` })),
    ...Array.from({ length: STONES }, (_, at): Loose => ({ __typename: 'Stone', id: `s${at}` })),
  ];
  const root: Loose = { __typename: 'Query' };
  const one = (type: GraphQLNamedType): unknown => randomOne(random, schema, type, objects);
  for (const object of [root, ...objects]) fill(random, schema, object, one);
  const nodes = objects.filter(({ __typename }) => __typename === 'Node');
  const strangers = nodes.filter(() => random(fc.nat, { max: 12 }) === 0);
  for (const node of strangers) for (const name of SECOND) delete node[name];
  return {
    root,
    nodes: new Map(nodes.map((node) => [node.id, node])),
    strangers: new Set(strangers.map(({ id }) => id)),
  };
}

function fill(
  random: fc.GeneratorValue,
  schema: GraphQLSchema,
  object: Loose,
  one: (type: GraphQLNamedType) => unknown,
): void {
  const type = schema.getType(String(object.__typename));
  if (!isObjectType(type)) return;
  for (const field of Object.values(type.getFields())) object[field.name] ??= randomValue(random, field.type, one);
}

function randomValue(
  random: fc.GeneratorValue,
  type: GraphQLOutputType,
  one: (type: GraphQLNamedType) => unknown,
): unknown {
  const hole = random(fc.nat, { max: HOLES });
  if (hole === 0) return null;
  if (hole === 1) return undefined;
  if (isNonNullType(type)) return randomValue(random, type.ofType as GraphQLOutputType, one);
  if (!isListType(type)) return one(getNamedType(type));
  const itemType = type.ofType as GraphQLOutputType;
  return Array.from({ length: random(fc.nat, { max: 2 }) }, () => randomValue(random, itemType, one) ?? null);
}

function randomOne(
  random: fc.GeneratorValue,
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  objects: Loose[],
): unknown {
  if (isCompositeType(type)) {
    const names = isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
    const fitting = objects.filter(({ __typename }) => names.includes(String(__typename)));
    return fitting[random(fc.nat, { max: fitting.length - 1 })];
  }
  if (isEnumType(type)) return 'RED';
  return type.name === 'String' ? `text${random(fc.nat, { max: 9 })}` : random(fc.nat, { max: 9 });
}

/** A valid query, with fragments, aliases and repeated fields. */
export function randomQuery(random: fc.GeneratorValue, schema: GraphQLSchema): string {
  const query = schema.getQueryType();
  if (!query) throw new Error('The schema has no Query.');
  let aliases = 0;
  let links = 0;
  const selectionOf = (type: GraphQLCompositeType, depth: number): string => {
    const parts = [random(fc.boolean) ? '__typename' : ''];
    if (!isUnionType(type)) for (const field of Object.values(type.getFields())) parts.push(fieldOf(field, depth));
    if (isAbstractType(type))
      for (const member of schema.getPossibleTypes(type))
        parts.push(`... on ${member.name} ${selectionOf(member, depth)}`);
    if (isObjectType(type) && isInterfaceType(type.getInterfaces()[0]) && random(fc.boolean))
      parts.push('... on Thing { label }');
    return parts.join('').trim() === '' ? '{ __typename }' : `{ ${parts.join(' ')} }`;
  };
  const fieldOf = ({ name, type }: { name: string; type: GraphQLOutputType }, depth: number): string => {
    const named = getNamedType(type);
    if (random(fc.boolean)) return '';
    const alias = random(fc.nat, { max: 3 }) === 0 ? `${name}_${aliases++}: ` : '';
    if (!isCompositeType(named)) return alias + name;
    if (depth === 0 || links++ >= MAX_LINKS) return '';
    return `${alias}${name} ${selectionOf(named, depth - 1)}`;
  };
  return selectionOf(query, 4);
}

/** Without named fragments, which the planner makes where a selection is repeated. */
function operationOf(text: string): OperationDefinitionNode {
  const document = parse(text);
  const sets = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const inline = (node: FragmentSpreadNode): InlineFragmentNode => {
    const { typeCondition, selectionSet } = sets.get(node.name.value) as FragmentDefinitionNode;
    return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet };
  };
  const [definition] = visit(document, { FragmentSpread: { enter: inline } }).definitions;
  if (definition.kind !== Kind.OPERATION_DEFINITION) throw new Error('A subgraph was asked for no operation.');
  return definition;
}

/** Answers a selection as a subgraph would that never looks at what its schema says about null. */
export class LooseSubgraph {
  constructor(
    private readonly world: World,
    private readonly relations: TypeRelations,
  ) {}

  answer(text: string, variables: Readonly<Record<string, unknown>>): Loose {
    const groups = new Map<string, FieldNode[]>();
    this.collect(operationOf(text).selectionSet, 'Query', groups);
    const entries = [...groups].map(([key, nodes]) => {
      const entities = this.entities(nodes[0], variables);
      return [key, this.field(nodes, entities ? { _entities: entities } : this.world.root)];
    });
    return Object.fromEntries(entries) as Loose;
  }

  /** What an `_entities` field is about; undefined for other fields. */
  private entities(node: FieldNode, variables: Readonly<Record<string, unknown>>): unknown[] | undefined {
    const value = node.name.value === '_entities' ? node.arguments?.[0].value : undefined;
    if (value?.kind !== Kind.VARIABLE) return undefined;
    const { strangers, nodes } = this.world;
    return (variables[value.name.value] as Loose[]).map(({ id }) => (strangers.has(id) ? null : nodes.get(id)));
  }

  private select(sets: readonly SelectionSetNode[], value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.select(sets, item));
    if (typeof value !== 'object' || value === null) return value;
    const object = value as Loose;
    const groups = new Map<string, FieldNode[]>();
    for (const set of sets) this.collect(set, String(object.__typename), groups);
    return Object.fromEntries([...groups].map(([key, nodes]) => [key, this.field(nodes, object)]));
  }

  private field(nodes: readonly FieldNode[], object: Loose): unknown {
    const value = object[nodes[0].name.value];
    const sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    return sets.length > 0 ? this.select(sets, value) : value;
  }

  private collect(set: SelectionSetNode, typename: string, groups: Map<string, FieldNode[]>): void {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        groups.set(key, [...(groups.get(key) ?? []), node]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        const condition = node.typeCondition?.name.value;
        if (condition === undefined || this.relations.satisfies(typename, condition))
          this.collect(node.selectionSet, typename, groups);
      }
    }
  }
}
