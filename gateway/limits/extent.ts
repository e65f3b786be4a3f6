import { type FragmentDefinitionNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import { HubError } from '../../platform/errors';

/** How much a selection set asks when its fragments are written out. */
export interface Extent {
  /** Fields directly under the parent. */
  readonly fields: number;
  /** Fields and fragments on all levels. */
  readonly selections: number;
  /** Directives on all levels. */
  readonly directives: number;
  /** Levels of fields. */
  readonly depth: number;
}

const NOTHING: Extent = { fields: 0, selections: 0, directives: 0, depth: 0 };

/**
 * Measures selection sets without writing their fragments out: each fragment is measured once, however often it is
 * spread. So a document that doubles with every fragment costs no more than its text.
 */
export class Measure {
  private readonly extents = new Map<string, Extent | 'under way'>();

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  /** Throws GRAPHQL_VALIDATION_FAILED when a fragment contains itself. */
  of(set: SelectionSetNode): Extent {
    return set.selections.map((node) => this.ofSelection(node)).reduce(together, NOTHING);
  }

  /** True when the fragment was met so far. */
  has(fragment: string): boolean {
    return this.extents.has(fragment);
  }

  private ofSelection(node: SelectionNode): Extent {
    const inner = this.inside(node);
    const selections = Math.min(inner.selections + 1, Number.MAX_SAFE_INTEGER);
    const directives = inner.directives + (node.directives?.length ?? 0);
    if (node.kind !== Kind.FIELD) return { ...inner, selections, directives };
    return { fields: 1, selections, directives, depth: inner.depth + 1 };
  }

  private inside(node: SelectionNode): Extent {
    if (node.kind === Kind.FRAGMENT_SPREAD) return this.ofFragment(node.name.value);
    return node.selectionSet ? this.of(node.selectionSet) : NOTHING;
  }

  private ofFragment(name: string): Extent {
    const known = this.extents.get(name);
    if (known === 'under way') {
      throw new HubError('GRAPHQL_VALIDATION_FAILED', `Cannot spread fragment "${name}" within itself.`);
    }
    if (known) return known;
    this.extents.set(name, 'under way');
    const fragment = this.fragments.get(name);
    const extent = fragment ? this.of(fragment.selectionSet) : NOTHING;
    this.extents.set(name, extent);
    return extent;
  }
}

function together(one: Extent, other: Extent): Extent {
  return {
    fields: Math.min(one.fields + other.fields, Number.MAX_SAFE_INTEGER),
    selections: Math.min(one.selections + other.selections, Number.MAX_SAFE_INTEGER),
    directives: Math.min(one.directives + other.directives, Number.MAX_SAFE_INTEGER),
    depth: Math.max(one.depth, other.depth),
  };
}
