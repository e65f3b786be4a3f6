import { Kind, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { ChosenOperation, Fragments } from './document';

type Keep = (fieldName: string) => boolean;

/** Answered from the public schema: no subgraph is asked. */
export const isIntrospection: Keep = (name) => name === '__schema' || name === '__type';
/** Fetched from subgraphs. The root's `__typename` is known without asking. */
const isFetched: Keep = (name) => !name.startsWith('__');

/** The part of the operation that subgraphs answer, or null when there is none. */
export function fetchedPart(chosen: ChosenOperation): ChosenOperation | null {
  return keep(chosen, isFetched);
}

/** The part of the operation that is introspection, or null when there is none. */
export function introspectionPart(chosen: ChosenOperation): ChosenOperation | null {
  return keep(chosen, isIntrospection);
}

function keep(chosen: ChosenOperation, wanted: Keep): ChosenOperation | null {
  const { definition, fragments } = chosen;
  if (definition.selectionSet.selections.every((node) => isWhole(node, fragments, wanted))) return chosen;
  const selections = keptOf(definition.selectionSet, fragments, wanted);
  return selections.length === 0 ? null : { fragments, definition: withSelections(definition, selections) };
}

/** True when all root fields of the selection are wanted, so that it may stay as it was written. */
function isWhole(node: SelectionNode, fragments: Fragments, wanted: Keep): boolean {
  if (node.kind === Kind.FIELD) return wanted(node.name.value);
  return contentOf(node, fragments)?.selections.every((inner) => isWhole(inner, fragments, wanted)) ?? false;
}

function keptOf(set: SelectionSetNode, fragments: Fragments, wanted: Keep): SelectionNode[] {
  return set.selections.flatMap((node): SelectionNode[] => {
    if (isWhole(node, fragments, wanted)) return [node];
    if (node.kind === Kind.FIELD) return [];
    const content = contentOf(node, fragments);
    const selections = content ? keptOf(content, fragments, wanted) : [];
    return selections.length === 0 ? [] : [inlined(node, fragments, selections)];
  });
}

/** A fragment of which only a part is kept, written in place. */
function inlined(
  node: Exclude<SelectionNode, { kind: Kind.FIELD }>,
  fragments: Fragments,
  selections: SelectionNode[],
): SelectionNode {
  const typeCondition =
    node.kind === Kind.INLINE_FRAGMENT ? node.typeCondition : fragments.get(node.name.value)?.typeCondition;
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition,
    directives: node.directives,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}

function contentOf(
  node: Exclude<SelectionNode, { kind: Kind.FIELD }>,
  fragments: Fragments,
): SelectionSetNode | undefined {
  return node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : fragments.get(node.name.value)?.selectionSet;
}

function withSelections(definition: OperationDefinitionNode, selections: SelectionNode[]): OperationDefinitionNode {
  return { ...definition, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}
