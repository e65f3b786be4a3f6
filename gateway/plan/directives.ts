import { type ConstDirectiveNode, valueFromASTUntyped } from 'graphql';

interface Annotated {
  readonly directives?: readonly ConstDirectiveNode[];
}

/** The uses of one directive on a definition. */
export function directivesOf(node: Annotated, name: string): ConstDirectiveNode[] {
  return (node.directives ?? []).filter((directive) => directive.name.value === name);
}

/** The arguments of a directive as plain values; enum values are their names. */
export function directiveArguments(directive: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries(
    (directive.arguments ?? []).map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]),
  );
}
