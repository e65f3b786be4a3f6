import type { PlanNode } from '@graphql-hive/router-query-planner';
import { print } from 'graphql';
import { HubError } from '../../platform/errors';
import { asDocument, type ChosenOperation } from './document';
import type { Supergraph } from './supergraph';

/** Planning takes milliseconds; what takes this long was made to take long. */
const PLANNING_MILLISECONDS = 3_000;
const NO_LABELS: ReadonlySet<string> = new Set();

/**
 * The plan of one operation, or null when no subgraph has to be asked. Planning runs beside the event loop.
 * Throws LIMIT_EXCEEDED when it takes too long, INTERNAL_SERVER_ERROR when the subgraphs cannot answer the operation.
 */
export async function plan(supergraph: Supergraph, chosen: ChosenOperation): Promise<PlanNode | null> {
  const budget = AbortSignal.timeout(PLANNING_MILLISECONDS);
  const planning = supergraph.planner.planAsync(print(asDocument(chosen)), null, NO_LABELS as Set<string>, 0, budget);
  const { node } = await Promise.race([planning.catch(unplannable), expiry(budget)]);
  return node ?? null;
}

function unplannable(error: unknown): never {
  throw new HubError('INTERNAL_SERVER_ERROR', 'The subgraphs together cannot answer this operation.', {
    originalError: error instanceof Error ? error : undefined,
  });
}

function expiry(budget: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const message = `Planning this operation takes longer than ${PLANNING_MILLISECONDS} ms.`;
    const error = (): HubError =>
      new HubError('LIMIT_EXCEEDED', message, { extensions: { limit: PLANNING_MILLISECONDS } });
    budget.addEventListener('abort', () => reject(error()), { once: true });
  });
}
