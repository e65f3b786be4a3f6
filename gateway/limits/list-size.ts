import {
  type ArgumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  Kind,
  valueFromASTUntyped,
} from 'graphql';

/** The items of a list of which nothing says how many it has. */
export const ASSUMED_SIZE = 5;
/** Services refuse larger pages, so asking for more costs no more. */
const MAX_PAGE = 100;
const SLICING_ARGUMENTS: ReadonlySet<string> = new Set(['first', 'last', 'limit']);

/** How many items a list has: so many, or as many as variables say. */
export type Size = number | OpenSize;

/** The largest of what slicing arguments say, some of them by variables. */
interface OpenSize {
  readonly known: number;
  readonly variables: readonly SlicingVariable[];
}

interface SlicingVariable {
  readonly name: string;
  readonly whenAbsent: number;
  readonly whenNull: number;
}

/** Defaults of an operation's variables, by name. */
export type VariableDefaults = ReadonlyMap<string, unknown>;

/** As the client sent them. */
export type GivenVariables = Readonly<Record<string, unknown>>;

/** What the slicing arguments of a field say of its size; undefined where the field takes none, or none has a value. */
export function slicedSize(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  defaults: VariableDefaults,
): Size | undefined {
  const sizes = field.args
    .filter((argument) => SLICING_ARGUMENTS.has(argument.name))
    .map((argument) => sizeBy(argument, node, defaults))
    .filter((size) => size !== undefined);
  const known = sizes.filter((size) => typeof size === 'number');
  const variables = sizes.filter((size) => typeof size !== 'number');
  if (variables.length > 0) return { known: Math.max(0, ...known), variables };
  return known.length > 0 ? Math.max(...known) : undefined;
}

/** The size under these variables. */
export function sizeFor(size: Size, given: GivenVariables): number {
  if (typeof size === 'number') return size;
  return Math.max(size.known, ...size.variables.map((variable) => sizeOfVariable(variable, given[variable.name])));
}

function sizeBy(
  argument: GraphQLArgument,
  node: FieldNode,
  defaults: VariableDefaults,
): number | SlicingVariable | undefined {
  const byDefault = itemsOf(argument.defaultValue);
  const value = argumentOf(node, argument.name)?.value;
  if (!value) return byDefault;
  if (value.kind !== Kind.VARIABLE) return itemsOf(valueFromASTUntyped(value)) ?? byDefault;
  const name = value.name.value;
  const whenNull = byDefault ?? ASSUMED_SIZE;
  return { name, whenNull, whenAbsent: itemsOf(defaults.get(name)) ?? whenNull };
}

function sizeOfVariable({ whenAbsent, whenNull }: SlicingVariable, value: unknown): number {
  return itemsOf(value) ?? (value === null ? whenNull : whenAbsent);
}

function itemsOf(value: unknown): number | undefined {
  return typeof value === 'number' ? Math.min(Math.max(value, 1), MAX_PAGE) : undefined;
}

function argumentOf(node: FieldNode, name: string): ArgumentNode | undefined {
  return node.arguments?.find((argument) => argument.name.value === name);
}
