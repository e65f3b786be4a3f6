import type { FetchNode, FlattenNodePathSegment } from '@graphql-hive/router-query-planner';
import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';
import { isIncluded } from '../plan/conditions';
import { SubgraphFailure } from '../subgraphs/failure';
import type { CompiledFetch, SubgraphResult } from '../subgraphs/subgraph';
import { type AnswerShape, answerShape } from './answer-shape';
import { compileFetch } from './compiled-fetch';
import { placeOf } from './contested-places';
import type { Path } from './error-list';
import { fragmentSelections, narrowed, responseKey, rootSelections } from './fetch-selections';
import { MAX_REPORTED, placeFailure, placeReported } from './place-errors';
import type { PlanContext } from './plan-context';
import { PlanPath, type Position } from './plan-path';
import { Renames } from './renames';
import type { Run } from './run';
import type { Step } from './step';
import { reportedPath } from './subgraph-errors';
import { copy, join } from './tree';

/**
 * Fetches root fields. With a path, the root type is reached beneath other fields, and what is fetched belongs to every
 * object there.
 */
export function rootFetch(node: FetchNode, path: readonly FlattenNodePathSegment[], context: PlanContext): Step {
  const fetch = new RootFetch(node, path, context);
  return (run) => fetch.execute(run);
}

/** What a subscription fetches: its results come by themselves, one for each event. */
export interface EventFetch {
  readonly fetch: CompiledFetch;
  /** Begins a run with what the subgraph sent of one event. */
  take(run: Run, event: SubgraphResult): void;
}

export function eventFetch(node: FetchNode, context: PlanContext): EventFetch {
  return new RootFetch(node, [], context);
}

class RootFetch implements EventFetch {
  readonly fetch: CompiledFetch;
  private readonly renames: Renames;
  private readonly shape: AnswerShape;
  private readonly below: PlanPath | null;

  constructor(
    node: FetchNode,
    path: readonly FlattenNodePathSegment[],
    private readonly context: PlanContext,
  ) {
    this.fetch = compileFetch(node);
    this.renames = new Renames(node.outputRewrites, context.relations);
    this.below = path.length > 0 ? new PlanPath(path, context.relations) : null;
    const { document } = this.fetch;
    this.shape = answerShape(document, rootSelections(document), [placeOf(path)], context);
  }

  async execute(run: Run): Promise<number> {
    const roots = this.roots(run);
    if (roots.length === 0) return 0;
    this.settle(run, await run.send(this.fetch, []), roots);
    return 1;
  }

  take(run: Run, event: SubgraphResult): void {
    this.settle(run, event, this.roots(run));
  }

  private settle(run: Run, answer: SubgraphResult | SubgraphFailure, roots: readonly Position[]): void {
    const failure = answer instanceof SubgraphFailure ? answer : this.deliver(run, answer, roots);
    if (failure) placeFailure(run, this.fetch.subgraph, failure.code, this.places(run, roots));
  }

  private roots(run: Run): Position[] {
    return this.below ? this.below.positions(run.tree) : [{ object: run.tree, path: [] }];
  }

  private deliver(run: Run, { data, errors = [] }: SubgraphResult, roots: readonly Position[]): SubgraphFailure | null {
    for (const error of errors.slice(0, MAX_REPORTED)) this.report(run, error, roots);
    if (!data) return null;
    try {
      this.shape.restrict(data);
      this.renames.apply(data);
      roots.forEach(({ object }, at) => join(object, at === 0 ? data : copy(data), this.context.relations));
      return null;
    } catch (error) {
      return run.failed(this.fetch.subgraph, error);
    }
  }

  private report(run: Run, error: unknown, roots: readonly Position[]): void {
    const path = reportedPath(error);
    const places = path ? beneath(roots, [this.renames.clientPath(path)]) : this.places(run, roots);
    placeReported(run, this.fetch.subgraph, error, places);
  }

  /** Where in the answer the fields stand that this fetch was to fill. */
  private places(run: Run, roots: readonly Position[]): Path[] {
    const keys = rootKeys(this.fetch.document, (variable) => run.variables[variable] === true);
    return beneath(
      roots,
      keys.map((key) => this.renames.clientPath([key])),
    );
  }
}

function beneath(roots: readonly Position[], paths: readonly Path[]): Path[] {
  return roots.flatMap((root) => paths.map((path) => [...root.path, ...path]));
}

/** The response keys of an operation's root, as the subgraph was asked for them. */
function rootKeys(document: DocumentNode, condition: (variable: string) => boolean): string[] {
  const fragments = fragmentSelections(document);
  const keys = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      if (isIncluded(node.directives, condition) === false) continue;
      const part = narrowed(node, fragments);
      if (part) collect(part.set);
      if (node.kind === Kind.FIELD) keys.add(responseKey(node));
    }
  };
  rootSelections(document).forEach(collect);
  return [...keys];
}
