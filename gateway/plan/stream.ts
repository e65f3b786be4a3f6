import { hash } from 'node:crypto';
import {
  type ArgumentNode,
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  Kind,
  parseType,
  print,
  type SelectionSetNode,
  type ValueNode,
  valueFromASTUntyped,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { HubError } from '../../platform/errors';
import { isCondition } from './conditions';
import { asDocument, chooseOperation, type ChosenOperation } from './document';
import { innerKey, innerName, OWN_AFTER, OWN_CURSOR } from './names';
import { normalize } from './normalize';
import type { VariableValues } from './variables';

/**
 * A subscription is read as a stream: what of it says where to begin is taken out, so that all who ask for the same can
 * share it wherever they are, and the gateway asks for the cursor of each event whatever the client selected. A field is
 * resumable when it has an argument `after` and its type implements `Resumable`, which has a `cursor`.
 */
export interface Stream {
  /** The same for operations that ask for the same, whatever their `after`. */
  readonly identity: string;
  /** The operation without `after`, as the client wrote it. */
  readonly chosen: ChosenOperation;
  /** What is planned: normal, with the gateway's own `after` and cursor where the field is resumable. */
  readonly planned: ChosenOperation;
  /** Where the event stands in the tree that the subgraph fills. */
  readonly source: string;
  readonly isResumable: boolean;
  /** The variables that it depends on wherever it begins. */
  variablesIn(variables: VariableValues): VariableValues;
  /** What the client's argument `after` says under these variables; undefined where it is left out or null. */
  afterOf(variables: VariableValues): unknown;
}

/**
 * Reads a subscription, which must be valid. Throws GRAPHQL_VALIDATION_FAILED where `@skip` or `@include` decide on its
 * root field: a stream is there or it is not.
 */
export function readStream(rootType: GraphQLObjectType, chosen: ChosenOperation): Stream {
  const flat = withoutRootFragments(chosen);
  const [field] = rootFields(flat.definition.selectionSet);
  if (!field) throw new HubError('GRAPHQL_VALIDATION_FAILED', 'A subscription must select one field of its root.');
  const definition: GraphQLField<unknown, unknown> | undefined = rootType.getFields()[field.name.value];
  const type = definition && resumableType(definition);
  const given = type === undefined ? undefined : field.arguments?.find(isAfter)?.value;
  const own = type ? withoutAfter(flat) : flat;
  const normal = normalize(own);
  return {
    identity: hash('sha256', print(asDocument(own)), 'base64'),
    chosen: own,
    planned: type ? withOwn(normal, type) : normal,
    source: innerKey((field.alias ?? field.name).value, field.name.value),
    isResumable: type !== undefined,
    variablesIn: variablesReader(normal),
    afterOf: afterReader(given),
  };
}

/** The type of `after`, where the field is resumable. */
function resumableType(field: GraphQLField<unknown, unknown>): string | undefined {
  const after = field.args.find(({ name }) => name === 'after');
  const isFree = after && !isRequiredArgument(after) && isLeafType(getNullableType(after.type));
  const isOne = !isListType(getNullableType(field.type)) && isResumable(getNamedType(field.type));
  return isFree && isOne ? String(getNullableType(after.type)) : undefined;
}

function isResumable(type: GraphQLNamedType): boolean {
  if (!isObjectType(type) && !isInterfaceType(type)) return false;
  const cursor: GraphQLField<unknown, unknown> | undefined = type.getFields().cursor;
  const implemented = [type.name, ...type.getInterfaces().map(({ name }) => name)];
  return implemented.includes('Resumable') && isLeafType(getNullableType(cursor?.type)) && cursor.args.length === 0;
}

function variablesReader({ definition }: ChosenOperation): Stream['variablesIn'] {
  const names = new Set(definition.variableDefinitions?.map(({ variable }) => variable.name.value));
  return (variables) => Object.fromEntries(Object.entries(variables).filter(([name]) => names.has(name)));
}

/** Reads the client's `after`, which may be a literal or a variable. */
function afterReader(given: ValueNode | undefined): Stream['afterOf'] {
  if (given?.kind !== Kind.VARIABLE) {
    const value: unknown = given ? (valueFromASTUntyped(given) ?? undefined) : undefined;
    return () => value;
  }
  const name = innerName(given.name.value);
  return (variables) => variables[name] ?? undefined;
}

function isAfter({ name }: ArgumentNode): boolean {
  return name.value === 'after';
}

/** Fragments at the root are written in place, so that the root field stands alone. */
function withoutRootFragments({ definition, fragments }: ChosenOperation): ChosenOperation {
  const flatten = ({ selections }: SelectionSetNode): FieldNode[] =>
    selections.flatMap((node): FieldNode[] => {
      if (node.directives?.some(isCondition)) throw undecided(node);
      if (node.kind === Kind.FIELD) return node.name.value === '__typename' ? [] : [node];
      const inner = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
      return inner ? flatten(inner.selectionSet) : [];
    });
  const selections = flatten(definition.selectionSet);
  return used({
    fragments,
    definition: { ...definition, selectionSet: { ...definition.selectionSet, selections } },
  });
}

function undecided(node: SelectionSetNode['selections'][number]): HubError {
  const message = '@skip and @include may not stand at the root of a subscription.';
  return new HubError('GRAPHQL_VALIDATION_FAILED', message, { nodes: [node] });
}

function rootFields({ selections }: SelectionSetNode): FieldNode[] {
  return selections.filter((node) => node.kind === Kind.FIELD);
}

/** The operation with the fragments that it still uses. */
function used(chosen: ChosenOperation): ChosenOperation {
  return chooseOperation(asDocument(chosen), chosen.definition.name?.value);
}

/** `after` is taken out, and the variable that it was, unless something else uses that too. */
function withoutAfter(chosen: ChosenOperation): ChosenOperation {
  const changed = changeRoot(chosen, (field) => ({
    ...field,
    arguments: field.arguments?.filter((argument) => !isAfter(argument)),
  }));
  const names = variablesIn(changed);
  const { definition, fragments } = changed;
  const variableDefinitions = definition.variableDefinitions?.filter(({ variable }) => names.has(variable.name.value));
  return { fragments, definition: { ...definition, variableDefinitions } };
}

function variablesIn(chosen: ChosenOperation): Set<string> {
  const names = new Set<string>();
  visit(asDocument(chosen), {
    VariableDefinition: () => false,
    Variable: ({ name }) => void names.add(name.value),
  });
  return names;
}

/** `after` is the gateway's variable, and the cursor is asked for under the gateway's alias. */
function withOwn(chosen: ChosenOperation, type: string): ChosenOperation {
  const cursor: FieldNode = { kind: Kind.FIELD, alias: named(OWN_CURSOR), name: named('cursor') };
  const after: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: named('after'),
    value: { kind: Kind.VARIABLE, name: named(OWN_AFTER) },
  };
  const variable: VariableDefinitionNode = {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: named(OWN_AFTER) },
    type: parseType(type),
  };
  const { definition, fragments } = changeRoot(chosen, (field) => ({
    ...field,
    arguments: [...(field.arguments ?? []), after],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [...(field.selectionSet?.selections ?? []), cursor] },
  }));
  const variableDefinitions = [...(definition.variableDefinitions ?? []), variable];
  return { fragments, definition: { ...definition, variableDefinitions } };
}

function changeRoot(chosen: ChosenOperation, change: (field: FieldNode) => FieldNode): ChosenOperation {
  const { definition, fragments } = chosen;
  const selections = rootFields(definition.selectionSet).map(change);
  return { fragments, definition: { ...definition, selectionSet: { kind: Kind.SELECTION_SET, selections } } };
}

function named(value: string): FieldNode['name'] {
  return { kind: Kind.NAME, value };
}
