import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

export interface Crowding {
  /** The most response keys under which one field of one parent is asked. */
  readonly aliases: number;
  /** The most selections of one response key of one parent. */
  readonly repeats: number;
}

/**
 * Looks at every place of the answer, where the selections of all equal response keys come together. This writes the
 * fragments out: call it only when their extent is known to be small.
 */
export function crowding(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): Crowding {
  let aliases = 0;
  let repeats = 0;
  const places: SelectionSetNode[][] = [[set]];
  for (let sets = places.pop(); sets; sets = places.pop()) {
    const selected = byResponseKey(sets, fragments);
    aliases = Math.max(aliases, mostKeysOfOneField(selected));
    for (const nodes of selected.values()) {
      repeats = Math.max(repeats, nodes.length);
      places.push(nodes.flatMap((node) => node.selectionSet ?? []));
    }
  }
  return { aliases, repeats };
}

function byResponseKey(
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Map<string, FieldNode[]> {
  const selected = new Map<string, FieldNode[]>();
  const pending = [...sets];
  for (let set = pending.pop(); set; set = pending.pop()) {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) add(selected, node.alias?.value ?? node.name.value, node);
      else if (node.kind === Kind.INLINE_FRAGMENT) pending.push(node.selectionSet);
      else pending.push(...selectionSetOf(fragments.get(node.name.value)));
    }
  }
  return selected;
}

function mostKeysOfOneField(selected: ReadonlyMap<string, readonly FieldNode[]>): number {
  const keys = new Map<string, string[]>();
  for (const [key, nodes] of selected) {
    for (const name of new Set(nodes.map((node) => node.name.value))) add(keys, name, key);
  }
  return Math.max(0, ...[...keys.values()].map((list) => list.length));
}

function selectionSetOf(fragment: FragmentDefinitionNode | undefined): SelectionSetNode[] {
  return fragment ? [fragment.selectionSet] : [];
}

function add<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
