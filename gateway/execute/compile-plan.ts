import type { FlattenNode, PlanNode } from '@graphql-hive/router-query-planner';
import { HubError } from '../../platform/errors';
import { batchFetch, entityFetch } from './entity-fetch';
import type { PlanContext } from './plan-context';
import { rootFetch } from './root-fetch';
import { conditional, parallel, sequence, type Step } from './step';

/** Makes a step of a plan. Throws NOT_SUPPORTED for parts that are not executed here. */
export function compilePlan(node: PlanNode, context: PlanContext): Step {
  const compile = (inner: PlanNode): Step => compilePlan(inner, context);
  const compileClause = (inner: PlanNode | null | undefined): Step | null => (inner ? compile(inner) : null);
  switch (node.kind) {
    case 'Sequence':
      return sequence(node.nodes.map(compile));
    case 'Parallel':
      return compileParallel(node.nodes, compile);
    case 'Condition':
      return conditional(node.condition, compileClause(node.ifClause), compileClause(node.elseClause));
    case 'Flatten':
      return compileFlatten(node, context);
    case 'BatchFetch':
      return batchFetch(node, context);
    case 'Fetch':
      return rootFetch(node, [], context);
    default:
      throw new HubError('NOT_SUPPORTED', `This operation needs ${node.kind}, which is not supported here.`);
  }
}

/** The planner sets what is still to be read of one mutation beside the next, which must not begin before. */
function compileParallel(nodes: readonly PlanNode[], compile: (node: PlanNode) => Step): Step {
  if (!nodes.some(writes)) return parallel(nodes.map(compile));
  const reads = nodes.filter((inner) => !writes(inner));
  return sequence([parallel(reads.map(compile)), ...nodes.filter(writes).map(compile)]);
}

/** Whether this part of a plan executes a mutation. */
function writes(node: PlanNode): boolean {
  if (node.kind === 'Sequence' || node.kind === 'Parallel') return node.nodes.some(writes);
  return node.kind === 'Fetch' && node.operationKind === 'mutation';
}

function compileFlatten({ path, node }: FlattenNode, context: PlanContext): Step {
  if (node.kind !== 'Fetch') {
    throw new HubError('NOT_SUPPORTED', `This operation needs ${node.kind} at a path, which is not supported here.`);
  }
  return node.requires ? entityFetch(node, path, context) : rootFetch(node, path, context);
}
