import type {
  BatchFetchNode,
  EntityBatchAlias,
  FetchNode,
  FlattenNodePathSegment,
} from '@graphql-hive/router-query-planner';
import { badResponse, SubgraphFailure } from '../subgraphs/failure';
import type { CompiledFetch, SubgraphResult } from '../subgraphs/subgraph';
import { type AnswerShape, answerShape } from './answer-shape';
import { compileFetch } from './compiled-fetch';
import { placeOf } from './contested-places';
import { EntityBatch, gather, gatherShared, type Target } from './entity-batch';
import { EntityChecks } from './entity-checks';
import type { Path } from './error-list';
import { entitySelections } from './fetch-selections';
import { MAX_REPORTED, placeFailure, placeReported } from './place-errors';
import type { PlanContext } from './plan-context';
import { PlanPath } from './plan-path';
import { Renames } from './renames';
import { compileRepresenter, type Representer } from './representation';
import type { Run } from './run';
import type { Step } from './step';
import { reportedPath } from './subgraph-errors';
import { copy, isTree, join, type Tree } from './tree';

/** Fetches entities of one kind for the objects at one path. */
export function entityFetch(node: FetchNode, path: FlattenNodePathSegment[], context: PlanContext): Step {
  const { requires = [], inputRewrites, outputRewrites } = node;
  const lookup = {
    alias: '_entities',
    representationsVariableName: 'representations',
    paths: [path],
    requires,
    inputRewrites,
    outputRewrites,
  };
  return new EntityFetch(compileFetch(node), [lookup], context).step;
}

/** Fetches entities of several kinds, or for objects at several paths, in one request. */
export function batchFetch(node: BatchFetchNode, context: PlanContext): Step {
  return new EntityFetch(compileFetch(node), node.entityBatch.aliases, context).step;
}

/** One `_entities` field of a request, compiled. */
class Lookup {
  readonly alias: string;
  readonly variable: string;
  readonly paths: readonly PlanPath[];
  readonly represent: Representer;
  readonly renames: Renames;
  private readonly checks: EntityChecks;
  private readonly shape: AnswerShape;
  private readonly shareable: ReadonlySet<PlanPath>;

  constructor(planned: EntityBatchAlias, fetch: CompiledFetch, context: PlanContext) {
    const { relations, isShareable } = context;
    this.alias = planned.alias;
    this.variable = planned.representationsVariableName;
    this.paths = planned.paths.map((path) => new PlanPath(path, relations));
    this.represent = compileRepresenter(planned.requires, planned.inputRewrites, relations);
    this.renames = new Renames(planned.outputRewrites, relations);
    const { subgraph, document } = fetch;
    this.checks = new EntityChecks(relations, subgraph, planned.requires, document, planned.alias);
    const places = planned.paths.map(placeOf);
    this.shape = answerShape(document, entitySelections(document, planned.alias), places, context);
    this.shareable = new Set(this.paths.filter(({ fields }) => fields !== null && isShareable(fields)));
  }

  gather(tree: Tree, batch: EntityBatch): Target[] {
    const targets: Target[] = [];
    for (const path of this.paths) {
      const take = this.shareable.has(path) ? gatherShared : gather;
      take(tree, path, this.represent, batch, targets);
    }
    return targets;
  }

  /**
   * False for an entity that was not asked for. One that was is left with what was asked of it, under final keys: once,
   * as all its targets have the same key.
   */
  admits(entity: Tree, target: Tree, isFirst: boolean): boolean {
    if (!this.checks.hasType(entity, target)) return false;
    if (!isFirst) return true;
    if (!this.checks.hasKeys(entity, target)) return false;
    this.shape.restrict(entity);
    this.renames.apply(entity);
    return true;
  }
}

/** What one lookup asks for in one run. */
interface Asked {
  readonly lookup: Lookup;
  readonly batch: EntityBatch;
  readonly targets: readonly Target[];
}

class EntityFetch {
  private readonly lookups: readonly Lookup[];

  constructor(
    private readonly fetch: CompiledFetch,
    planned: readonly EntityBatchAlias[],
    private readonly context: PlanContext,
  ) {
    this.lookups = planned.map((lookup) => new Lookup(lookup, fetch, context));
  }

  readonly step: Step = (run) => {
    const batches = new Map<string, EntityBatch>();
    const asked = this.lookups.map((lookup) => ask(run.tree, lookup, batches));
    return asked.some(({ targets }) => targets.length > 0) ? this.execute(run, asked, [...batches.values()]) : 0;
  };

  private async execute(run: Run, asked: readonly Asked[], batches: readonly EntityBatch[]): Promise<number> {
    const answer = await run.send(this.fetch, batches);
    if (answer instanceof SubgraphFailure) this.fail(run, answer, asked);
    else this.deliver(run, answer, asked);
    return 1;
  }

  private deliver(run: Run, { data, errors = [] }: SubgraphResult, asked: readonly Asked[]): void {
    if (errors.length > 0) this.report(run, errors, asked);
    if (data) for (const part of asked) this.deliverPart(run, data[part.lookup.alias], part);
  }

  private deliverPart(run: Run, entities: unknown, asked: Asked): void {
    const { batch } = asked;
    if (batch.count === 0 || entities === null || entities === undefined) return;
    try {
      if (!Array.isArray(entities)) throw badResponse('entities that are no list');
      // Which entity is whose can then not be told: none is taken.
      if (entities.length !== batch.count)
        throw badResponse(`${entities.length} entities for ${batch.count} that were asked for`);
      this.joinEntities(run, entities, asked);
    } catch (error) {
      this.fail(run, run.failed(this.fetch.subgraph, error), [asked]);
    }
  }

  /** An entity becomes part of its first target; others get copies. */
  private joinEntities(run: Run, entities: readonly unknown[], { lookup, batch, targets }: Asked): void {
    const taken = new Uint8Array(batch.count);
    const refused = new Set<number>();
    for (const { object, index } of targets) {
      const entity = entities[index];
      if (entity === null || refused.has(index)) continue;
      const isFirst = taken[index] === 0;
      taken[index] = 1;
      if (!isTree(entity) || !lookup.admits(entity, object, isFirst)) refused.add(index);
      else join(object, isFirst ? entity : copy(entity), this.context.relations);
    }
    if (refused.size > 0) this.refuse(run, refused, lookup, targets);
  }

  private refuse(run: Run, refused: ReadonlySet<number>, lookup: Lookup, targets: readonly Target[]): void {
    const failure = run.failed(this.fetch.subgraph, badResponse('an entity that was not asked for'));
    const places = placesOf(run.tree, lookup, targets).flatMap((paths, index) => (refused.has(index) ? paths : []));
    placeFailure(run, this.fetch.subgraph, failure.code, places);
  }

  private fail(run: Run, failure: SubgraphFailure, asked: readonly Asked[]): void {
    const places = asked.flatMap(({ lookup, targets }) => placesOf(run.tree, lookup, targets).flat());
    placeFailure(run, this.fetch.subgraph, failure.code, places);
  }

  /** An error of an entity stands wherever that entity does; one that names none, wherever any does. */
  private report(run: Run, errors: readonly unknown[], asked: readonly Asked[]): void {
    const places = asked.map(({ lookup, targets }) => placesOf(run.tree, lookup, targets));
    for (const error of errors.slice(0, MAX_REPORTED)) {
      const [alias, index, ...path] = reportedPath(error) ?? [];
      const part = asked.findIndex(({ lookup }) => lookup.alias === alias);
      if (part < 0 || typeof index !== 'number') {
        placeReported(run, this.fetch.subgraph, error, places.flat(2));
      } else {
        const own = places[part][index] ?? [];
        // The whole entity is missing, and this is why.
        if (path.length === 0) for (const place of own) run.errors.markBlank(place);
        const below = asked[part].lookup.renames.clientPath(path);
        placeReported(
          run,
          this.fetch.subgraph,
          error,
          own.map((place) => [...place, ...below]),
        );
      }
    }
  }
}

function ask(tree: Tree, lookup: Lookup, batches: Map<string, EntityBatch>): Asked {
  let batch = batches.get(lookup.variable);
  if (!batch) batches.set(lookup.variable, (batch = new EntityBatch(lookup.variable)));
  return { lookup, batch, targets: lookup.gather(tree, batch) };
}

/** By the index of an entity: the paths in the answer of all objects that it was to fill. */
function placesOf(tree: Tree, { paths }: Lookup, targets: readonly Target[]): Path[][] {
  const indices = new Map(targets.map(({ object, index }) => [object, index]));
  const places: Path[][] = [];
  for (const path of paths) {
    for (const { object, path: place } of path.positions(tree)) {
      const index = indices.get(object);
      if (index !== undefined) (places[index] ??= []).push(place);
    }
  }
  return Array.from(places, (paths) => paths ?? []);
}
