import { type DocumentNode, type FieldNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

/** What the operation of a fetch selects; a fetch has one operation. */
export function rootSelections(document: DocumentNode): SelectionSetNode[] {
  return document.definitions.flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? [node.selectionSet] : []));
}

/** What the `_entities` field with this response key selects. */
export function entitySelections(document: DocumentNode, alias: string): SelectionSetNode[] {
  return rootSelections(document)
    .flatMap(({ selections }) => selections)
    .flatMap((node) =>
      node.kind === Kind.FIELD && node.selectionSet && responseKey(node) === alias ? [node.selectionSet] : [],
    );
}

/** The selections of a document's fragments, by their names. */
export function fragmentSelections(document: DocumentNode): ReadonlyMap<string, Narrowed> {
  const fragments = new Map<string, Narrowed>();
  for (const node of document.definitions) {
    if (node.kind !== Kind.FRAGMENT_DEFINITION) continue;
    fragments.set(node.name.value, { condition: node.typeCondition.name.value, set: node.selectionSet });
  }
  return fragments;
}

/** A selection set that stands under a type condition, or under none. */
export interface Narrowed {
  readonly condition: string | undefined;
  readonly set: SelectionSetNode;
}

/** What a fragment stands for; undefined for a field. */
export function narrowed(node: SelectionNode, fragments: ReadonlyMap<string, Narrowed>): Narrowed | undefined {
  if (node.kind === Kind.FIELD) return undefined;
  if (node.kind === Kind.FRAGMENT_SPREAD) return fragments.get(node.name.value);
  return { condition: node.typeCondition?.name.value, set: node.selectionSet };
}

/** The key under which a field stands in an answer. */
export function responseKey({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}
