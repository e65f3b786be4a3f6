import type { BatchFetchNode, FetchNode, FlattenNodePathSegment, PlanNode } from '@graphql-hive/router-query-planner';
import { type DocumentNode, Kind, parse, type SelectionSetNode } from 'graphql';
import { entitySelections, fragmentSelections, narrowed, responseKey, rootSelections } from './fetch-selections';

/** The root of the tree; other places are the keys that lead there, each after a slash. */
export const ROOT = '';

export function placeAt(keys: readonly string[]): string {
  return keys.map((key) => `/${key}`).join('');
}

/**
 * The places of the tree that several fetches of a plan fill. Only there can what one subgraph answers without being
 * asked be taken for the answer of another; everywhere else nobody reads it.
 */
export class ContestedPlaces {
  private readonly fetchesAt = new Map<string, number>();
  /** Places at and above a contested one. */
  private readonly leading = new Set<string>();
  /** Where keys are renamed, places have two names: then every place counts as contested. */
  private everywhere = false;

  constructor(plan: PlanNode) {
    this.read(plan, []);
    for (const [place, fetches] of this.fetchesAt) if (fetches > 1) this.lead(place);
  }

  isContested(place: string): boolean {
    return this.everywhere || (this.fetchesAt.get(place) ?? 0) > 1;
  }

  /** Whether there is a contested place here, or beneath. */
  leadsOn(place: string): boolean {
    return this.everywhere || this.leading.has(place);
  }

  private read(node: PlanNode, path: readonly FlattenNodePathSegment[]): void {
    if (node.kind === 'Sequence' || node.kind === 'Parallel') for (const inner of node.nodes) this.read(inner, path);
    if (node.kind === 'Condition') {
      if (node.ifClause) this.read(node.ifClause, path);
      if (node.elseClause) this.read(node.elseClause, path);
    }
    if (node.kind === 'Flatten') this.read(node.node, node.path);
    if (node.kind === 'Subscription') this.readFetch(node.primary, path);
    if (node.kind === 'Fetch') this.readFetch(node, path);
    if (node.kind === 'BatchFetch') this.readBatch(node);
  }

  private readFetch(node: FetchNode, path: readonly FlattenNodePathSegment[]): void {
    const document = parse(node.operation, { noLocation: true });
    const sets = node.requires ? entitySelections(document, '_entities') : rootSelections(document);
    if (node.outputRewrites?.length) this.everywhere = true;
    this.count(placesIn(document, sets, [placeOf(path)]));
  }

  private readBatch({ operation, entityBatch }: BatchFetchNode): void {
    const document = parse(operation, { noLocation: true });
    // Two lookups of one request may fill one place, as two requests may.
    for (const { alias, paths, outputRewrites } of entityBatch.aliases) {
      if (outputRewrites?.length) this.everywhere = true;
      this.count(placesIn(document, entitySelections(document, alias), paths.map(placeOf)));
    }
  }

  private count(places: ReadonlySet<string>): void {
    for (const place of places) this.fetchesAt.set(place, (this.fetchesAt.get(place) ?? 0) + 1);
  }

  private lead(place: string): void {
    for (let end = place.length; end > 0; end = place.lastIndexOf('/', end - 1)) this.leading.add(place.slice(0, end));
    this.leading.add(ROOT);
  }
}

/** Where the objects stand that a path of a plan leads to, whatever their types. */
export function placeOf(path: readonly FlattenNodePathSegment[]): string {
  return placeAt(path.flatMap((segment) => (segment !== '@' && 'Field' in segment ? [segment.Field] : [])));
}

/** The places of all objects that these selections fill, given where they begin. */
function placesIn(document: DocumentNode, sets: readonly SelectionSetNode[], from: readonly string[]): Set<string> {
  const fragments = fragmentSelections(document);
  const places = new Set(from);
  const collect = ({ selections }: SelectionSetNode, place: string): void => {
    for (const node of selections) {
      const part = narrowed(node, fragments);
      if (part) collect(part.set, place);
      if (node.kind !== Kind.FIELD || !node.selectionSet) continue;
      const inner = `${place}/${responseKey(node)}`;
      places.add(inner);
      collect(node.selectionSet, inner);
    }
  };
  for (const place of from) for (const set of sets) collect(set, place);
  return places;
}
