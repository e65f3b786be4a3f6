import { type DirectiveNode, Kind } from 'graphql';

/** Says what a variable of `@skip` or `@include` holds, or undefined where that is not known yet. */
export type Condition = (variable: string) => boolean | undefined;

/** While planning, nothing is known of variables. */
export const UNKNOWN: Condition = () => undefined;

/** Whether a selection is there: `undefined` when that depends on a variable which is not known. */
export function isIncluded(
  directives: readonly DirectiveNode[] | undefined,
  condition: Condition,
): boolean | undefined {
  let included: boolean | undefined = true;
  for (const directive of directives ?? []) {
    const value = valueOf(directive, condition);
    if (value === undefined) included = undefined;
    else if (value !== (directive.name.value === 'include')) return false;
  }
  return included;
}

/** `@skip` and `@include`; other directives do not decide. */
export function isCondition(directive: DirectiveNode): boolean {
  return directive.name.value === 'skip' || directive.name.value === 'include';
}

/** The variable that a `@skip` or `@include` asks. */
export function conditionVariable(directive: DirectiveNode): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
  return isCondition(directive) && value?.kind === Kind.VARIABLE ? value.name.value : undefined;
}

function valueOf(directive: DirectiveNode, condition: Condition): boolean | undefined {
  if (!isCondition(directive)) return directive.name.value === 'include';
  const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
  if (value?.kind === Kind.BOOLEAN) return value.value;
  return value?.kind === Kind.VARIABLE ? condition(value.name.value) : undefined;
}
