import { ASSUMED_SIZE, type GivenVariables, type Size, sizeFor } from './list-size';

/** What a selection set costs: for its parent as such, and for each item of the page that the parent is. */
export interface Cost {
  readonly once: number;
  readonly perItem: number;
}

/** A field, priced but for the sizes that variables decide. */
export interface PricedField {
  /** How often it is answered for one parent, or for each item of the parent's page. */
  readonly times: Size | 'page';
  /** Items of each of these, where they are lists themselves. */
  readonly each: number;
  /** Items of the lists directly under it that have no size of their own. */
  readonly page: Size;
  readonly inside: PricedSet;
}

const NOTHING_GIVEN: GivenVariables = {};

/**
 * A selection set, priced but for the sizes that variables decide. What they have no say in is added up as it comes, so
 * that little is left to do for each request.
 */
export class PricedSet {
  private closed: Cost = { once: 0, perItem: 0 };
  private readonly openFields: PricedField[] = [];
  private readonly openFragments: PricedSet[] = [];

  addField(field: PricedField): void {
    if (isOpen(field)) this.openFields.push(field);
    else this.closed = together(this.closed, costOfField(field, field.inside.closed, NOTHING_GIVEN));
  }

  addFragment(fragment: PricedSet): void {
    if (fragment.isOpen) this.openFragments.push(fragment);
    else this.closed = together(this.closed, fragment.closed);
  }

  /** What it costs under these variables. Sets that are met again, as those of fragments are, are reckoned once. */
  costFor(given: GivenVariables, known = new Map<PricedSet, Cost>()): Cost {
    if (!this.isOpen) return this.closed;
    const before = known.get(this);
    if (before) return before;
    const fields = this.openFields.map((field) => costOfField(field, field.inside.costFor(given, known), given));
    const fragments = this.openFragments.map((fragment) => fragment.costFor(given, known));
    const cost = [...fields, ...fragments].reduce(together, this.closed);
    known.set(this, cost);
    return cost;
  }

  /** True when variables decide sizes in it. */
  get isOpen(): boolean {
    return this.openFields.length > 0 || this.openFragments.length > 0;
  }
}

/** What a selection set costs whose parent is a page of so many items. */
export function total({ once, perItem }: Cost, page = ASSUMED_SIZE): number {
  return bounded(once + page * perItem);
}

function isOpen({ times, page, inside }: PricedField): boolean {
  return typeof times === 'object' || typeof page === 'object' || inside.isOpen;
}

function costOfField({ times, each, page }: PricedField, inside: Cost, given: GivenVariables): Cost {
  const cost = bounded(each * (1 + total(inside, sizeFor(page, given))));
  if (times === 'page') return { once: 0, perItem: cost };
  return { once: bounded(sizeFor(times, given) * cost), perItem: 0 };
}

function together(one: Cost, other: Cost): Cost {
  return { once: bounded(one.once + other.once), perItem: bounded(one.perItem + other.perItem) };
}

/** However much is asked, sums and products stay numbers that can be told. */
function bounded(cost: number): number {
  return Math.min(cost, Number.MAX_SAFE_INTEGER);
}
