import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  valueFromASTUntyped,
} from 'graphql';
import { ASSUMED_SIZE, slicedSize, type VariableDefaults } from './list-size';
import { type PricedField, PricedSet } from './priced-set';

type ParentType = GraphQLNamedType | null | undefined;
type Field = GraphQLField<unknown, unknown>;
type Occurrence = Omit<PricedField, 'inside'>;

const ONE: Occurrence = { times: 1, each: 1, page: ASSUMED_SIZE };

/** Prices the selection sets of one operation, and each fragment once, however often it is spread. */
export class Pricing {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly priced = new Map<string, PricedSet>();
  private readonly defaults: VariableDefaults;

  /** @param introspection sizes of the lists of introspection, by field */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly introspection: ReadonlyMap<string, number>,
    document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
  ) {
    for (const node of document.definitions)
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(node.name.value, node);
    this.defaults = defaultsOf(operation);
  }

  /** The whole operation. */
  price(): PricedSet {
    return this.setOf(this.operation.selectionSet, this.schema.getRootType(this.operation.operation));
  }

  private setOf(node: SelectionSetNode | undefined, parent: ParentType): PricedSet {
    const set = new PricedSet();
    for (const selection of node?.selections ?? []) this.addSelection(set, selection, parent);
    return set;
  }

  private addSelection(set: PricedSet, node: SelectionNode, parent: ParentType): void {
    if (node.kind === Kind.FIELD) return set.addField(this.fieldOf(node, parent));
    if (node.kind === Kind.FRAGMENT_SPREAD) return set.addFragment(this.fragmentOf(node.name.value));
    const type = node.typeCondition ? this.typeOf(node.typeCondition.name.value) : parent;
    set.addFragment(this.setOf(node.selectionSet, type));
  }

  private fragmentOf(name: string): PricedSet {
    const known = this.priced.get(name);
    if (known) return known;
    const node = this.fragments.get(name);
    const set = this.setOf(node?.selectionSet, node && this.typeOf(node.typeCondition.name.value));
    this.priced.set(name, set);
    return set;
  }

  private fieldOf(node: FieldNode, parent: ParentType): PricedField {
    const field = definitionOf(parent, node.name.value);
    const inside = this.setOf(node.selectionSet, field && getNamedType(field.type));
    return { ...(field ? this.occurrence(field, node, parent) : ONE), inside };
  }

  private occurrence(field: Field, node: FieldNode, parent: ParentType): Occurrence {
    const introspected = parent?.name.startsWith('__') ? this.introspection.get(field.name) : undefined;
    if (introspected !== undefined) return { ...ONE, times: introspected };
    return occurrenceOf(field, node, this.defaults);
  }

  private typeOf(name: string): ParentType {
    return this.schema.getType(name);
  }
}

/**
 * A slicing argument says how long the list is; on a field that is no list, how long the lists directly under it are,
 * such as the edges and nodes of a connection.
 */
function occurrenceOf(field: Field, node: FieldNode, defaults: VariableDefaults): Occurrence {
  const sliced = slicedSize(field, node, defaults);
  const levels = listLevels(field.type);
  if (levels === 0) return { ...ONE, page: sliced ?? ASSUMED_SIZE };
  return { ...ONE, times: sliced ?? 'page', each: ASSUMED_SIZE ** (levels - 1) };
}

function listLevels(type: GraphQLOutputType): number {
  const nullable = getNullableType(type);
  return isListType(nullable) ? 1 + listLevels(nullable.ofType) : 0;
}

function definitionOf(parent: ParentType, name: string): Field | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): VariableDefaults {
  const withDefault = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  );
  return new Map(withDefault);
}
