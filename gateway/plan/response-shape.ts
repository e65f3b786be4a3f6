import {
  type FieldNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from 'graphql';
import { type Condition, isIncluded } from './conditions';
import type { ChosenOperation, Fragments } from './document';
import { innerKey } from './names';
import { isIntrospection } from './root-parts';
import type { Supergraph } from './supergraph';

type FieldedType = GraphQLObjectType | GraphQLInterfaceType;

/** One entry of an object in the answer. */
export interface FieldShape {
  /** As the client named it. */
  readonly key: string;
  /** Where its value lies in the tree that subgraphs filled. */
  readonly source: string;
  readonly role: 'value' | 'typename' | 'introspection';
  readonly type: GraphQLOutputType;
  /** What is selected beneath it; null for leaves. */
  readonly selection: Selection | null;
}

/** What an object of one type looks like at one place of the answer. */
export interface ObjectShape {
  readonly type: FieldedType;
  readonly fields: readonly FieldShape[];
}

interface Scope {
  readonly supergraph: Supergraph;
  readonly fragments: Fragments;
  /** Where it says nothing, a selection counts as included. */
  readonly condition: Condition;
  readonly onGrowth: OnGrowth;
}

/** Told how many fields were added to a shape, each time that a part of it was worked out. */
export type OnGrowth = (fields: number) => void;

/** All that is selected at one place of the answer; what that comes to may differ by the object's type. */
export class Selection {
  private readonly byType = new Map<string, ObjectShape>();
  private unclaimed: ObjectShape | null | undefined;

  constructor(
    private readonly scope: Scope,
    readonly type: GraphQLCompositeType,
    private readonly sets: readonly SelectionSetNode[],
  ) {}

  /**
   * The shape of an object here, by the `__typename` that it claims; null when no such object can stand here. An object
   * that claims nothing is taken for what the schema says, where the selection does not depend on its type.
   */
  shapeOf(typename: unknown): ObjectShape | null {
    if (typename === undefined) return (this.unclaimed ??= this.create(this.type, false));
    if (typeof typename !== 'string') return null;
    return this.byType.get(typename) ?? this.admit(typename);
  }

  private admit(typename: string): ObjectShape | null {
    const { publicSchema, relations } = this.scope.supergraph;
    const type = publicSchema.getType(typename);
    if (!type || !relations.satisfies(typename, this.type.name)) return null;
    if (!isObjectType(type) && !relations.isInterfaceObject(typename)) return null;
    const shape = this.create(type, true);
    if (shape) this.byType.set(typename, shape);
    return shape;
  }

  private create(type: GraphQLNamedType, certain: boolean): ObjectShape | null {
    if (!isObjectType(type) && !isInterfaceType(type)) return null;
    const collector = new FieldCollector(this.scope, type);
    for (const set of this.sets) collector.collect(set);
    if (!certain && isInterfaceType(type) && collector.dependsOnType) return null;
    const fields = collector.fields();
    this.scope.onGrowth(fields.length);
    return { type, fields };
  }
}

/** Collects the fields that a selection means for one type, as the specification's CollectFields does. */
class FieldCollector {
  /** True once something was met that another type with the same interface might answer differently. */
  dependsOnType = false;
  private readonly groups = new Map<string, FieldGroup>();
  private readonly visited = new Set<string>();

  constructor(
    private readonly scope: Scope,
    private readonly type: FieldedType,
  ) {}

  fields(): FieldShape[] {
    return [...this.groups.values()].map((group) => group.shape(this.scope));
  }

  collect(set: SelectionSetNode): void {
    for (const node of set.selections) {
      if (isIncluded(node.directives, this.scope.condition) === false) continue;
      if (node.kind === Kind.FIELD) this.add(node);
      else if (node.kind === Kind.INLINE_FRAGMENT) this.collectUnder(node.typeCondition?.name.value, node.selectionSet);
      else this.collectFragment(node.name.value);
    }
  }

  private collectFragment(name: string): void {
    const fragment = this.scope.fragments.get(name);
    if (!fragment || this.visited.has(name)) return;
    this.visited.add(name);
    this.collectUnder(fragment.typeCondition.name.value, fragment.selectionSet);
  }

  private collectUnder(condition: string | undefined, set: SelectionSetNode): void {
    if (condition === undefined || this.scope.supergraph.relations.satisfies(this.type.name, condition))
      this.collect(set);
    else this.dependsOnType = true;
  }

  private add(node: FieldNode): void {
    const name = node.name.value;
    const key = node.alias?.value ?? name;
    if (name === '__typename') this.dependsOnType = true;
    let group = this.groups.get(key);
    if (!group) {
      const type = fieldType(this.type, name);
      if (!type) return;
      this.groups.set(key, (group = new FieldGroup(key, name, type)));
    }
    if (node.selectionSet) group.sets.push(node.selectionSet);
  }
}

/** The field nodes of one response key, together. */
class FieldGroup {
  readonly sets: SelectionSetNode[] = [];

  constructor(
    private readonly key: string,
    private readonly name: string,
    private readonly type: GraphQLOutputType,
  ) {}

  shape(scope: Scope): FieldShape {
    const { key, name, type } = this;
    const composite = compositeOf(type);
    if (isIntrospection(name)) return { key, source: key, role: 'introspection', type, selection: null };
    return {
      key,
      source: innerKey(key, name),
      role: name === '__typename' ? 'typename' : 'value',
      type,
      selection: composite && new Selection(scope, composite, this.sets),
    };
  }
}

function fieldType(parent: FieldedType, name: string): GraphQLOutputType | undefined {
  if (name === '__typename') return TypeNameMetaFieldDef.type;
  return isIntrospection(name) ? GraphQLString : parent.getFields()[name]?.type;
}

function compositeOf(type: GraphQLOutputType): GraphQLCompositeType | null {
  const named = getNamedType(type);
  return isCompositeType(named) ? named : null;
}

/** The answer of an operation under one value of its `@skip` and `@include` conditions, worked out as it is needed. */
export function responseShape(
  supergraph: Supergraph,
  rootType: GraphQLObjectType,
  { definition, fragments }: ChosenOperation,
  condition: Condition,
  onGrowth: OnGrowth = () => undefined,
): Selection {
  return new Selection({ supergraph, fragments, condition, onGrowth }, rootType, [definition.selectionSet]);
}

/**
 * True when all objects at this place of the tree have one and the same selection: no type on the way to it is abstract,
 * so that no two parents can ask for different things under one key.
 */
export function hasOneSelection(root: Selection, sources: readonly string[]): boolean {
  let selection: Selection | null = root;
  for (const source of sources) {
    if (!selection || !isObjectType(selection.type)) return false;
    selection = selection.shapeOf(undefined)?.fields.find((field) => field.source === source)?.selection ?? null;
  }
  return selection !== null;
}
