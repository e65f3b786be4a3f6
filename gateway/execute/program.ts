import type { FlattenNode, PlanNode } from '@graphql-hive/router-query-planner';
import { HubError } from '../../platform/errors';
import type { Operation } from '../plan/operation';
import type { Selection } from '../plan/response-shape';
import { batchFetch, type EntityContext, entityFetch } from './entity-fetch';
import { PlanPath } from './plan-path';
import { rootFetch } from './root-fetch';
import { conditional, parallel, sequence, type Step } from './step';
import { TextWriter } from './text-writer';

let programs = 0;

/** An operation's plan as functions, made once and run any number of times. */
export class Program {
  /** Different for each program of this process. */
  readonly id = ++programs;
  /** Null when there is nothing to fetch. */
  readonly step: Step | null;
  /** Places of the tree, as `TextWriter` names them, at which equal objects become one. */
  private readonly shared = new Set<string>();
  private readonly writers = new WeakMap<Selection, TextWriter>();

  constructor(private readonly operation: Operation) {
    this.step = operation.plan && this.compile(operation.plan);
  }

  writerOf(shape: Selection): TextWriter {
    let writer = this.writers.get(shape);
    if (!writer) this.writers.set(shape, (writer = new TextWriter(shape, (place) => this.shared.has(place))));
    return writer;
  }

  private compile(node: PlanNode): Step {
    switch (node.kind) {
      case 'Sequence':
        return sequence(node.nodes.map((inner) => this.compile(inner)));
      case 'Parallel':
        return this.compileParallel(node.nodes);
      case 'Condition':
        return conditional(node.condition, this.compileClause(node.ifClause), this.compileClause(node.elseClause));
      case 'Flatten':
        return this.compileFlatten(node);
      case 'BatchFetch':
        return batchFetch(node, this.entities);
      case 'Fetch':
        return rootFetch(node, this.operation.supergraph.relations, null);
      default:
        throw new HubError('NOT_SUPPORTED', `This operation needs ${node.kind}, which is not supported here.`);
    }
  }

  /** The planner sets what is still to be read of one mutation beside the next, which must not begin before. */
  private compileParallel(nodes: readonly PlanNode[]): Step {
    const compile = (inner: PlanNode): Step => this.compile(inner);
    if (!nodes.some(writes)) return parallel(nodes.map(compile));
    const reads = nodes.filter((inner) => !writes(inner));
    return sequence([parallel(reads.map(compile)), ...nodes.filter(writes).map(compile)]);
  }

  private compileClause(node: PlanNode | null | undefined): Step | null {
    return node ? this.compile(node) : null;
  }

  private compileFlatten({ path, node }: FlattenNode): Step {
    if (node.kind !== 'Fetch')
      throw new HubError('NOT_SUPPORTED', `This operation needs ${node.kind} at a path, which is not supported here.`);
    if (node.requires) return entityFetch(node, path, this.entities);
    const { relations } = this.operation.supergraph;
    return rootFetch(node, relations, new PlanPath(path, relations));
  }

  private get entities(): EntityContext {
    return { relations: this.operation.supergraph.relations, isShareable: (keys) => this.share(keys) };
  }

  private share(keys: readonly string[]): boolean {
    if (!this.operation.hasOneSelection(keys)) return false;
    this.shared.add(keys.map((key) => `/${key}`).join(''));
    return true;
  }
}

/** Whether this part of a plan executes a mutation. */
function writes(node: PlanNode): boolean {
  if (node.kind === 'Sequence' || node.kind === 'Parallel') return node.nodes.some(writes);
  return node.kind === 'Fetch' && node.operationKind === 'mutation';
}
