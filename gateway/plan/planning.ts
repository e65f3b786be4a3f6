import type { PlanNode, QueryPlan } from '@graphql-hive/router-query-planner';
import { print } from 'graphql';
import { HubError } from '../../platform/errors';
import { asDocument, type ChosenOperation } from './document';
import type { Supergraph } from './supergraph';
import { Turns } from './turns';

/** Planning takes milliseconds; what takes this long was made to take long. */
const PLANNING_MILLISECONDS = 3_000;
const NO_LABELS: ReadonlySet<string> = new Set();
/** The planner works on the four threads of the process that also check tokens and read files: half are left to them. */
const turns = new Turns(2, 64);

/**
 * The plan of one operation, or null when no subgraph has to be asked. Planning runs beside the event loop. Throws
 * OVERLOADED when many operations wait to be planned, LIMIT_EXCEEDED when planning, once begun, takes too long, and
 * INTERNAL_SERVER_ERROR when the subgraphs cannot answer the operation.
 */
export async function plan(supergraph: Supergraph, chosen: ChosenOperation): Promise<PlanNode | null> {
  const text = print(asDocument(chosen));
  await turns.begin();
  const { node } = await inTime(planInTurn(supergraph, text));
  return node ?? null;
}

/** A plan that was begun cannot be stopped: its turn ends when its thread is free, even if nobody waits any more. */
async function planInTurn({ planner }: Supergraph, text: string): Promise<QueryPlan> {
  try {
    return await planner.planAsync(text, null, NO_LABELS as Set<string>, 0);
  } catch (error) {
    throw unplannable(error);
  } finally {
    turns.end();
  }
}

function inTime<Result>(planning: Promise<Result>): Promise<Result> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const clock = setTimeout(() => reject(tooLong(performance.now() - start)), PLANNING_MILLISECONDS);
    void planning.then(resolve, reject).finally(() => clearTimeout(clock));
  });
}

function tooLong(milliseconds: number): HubError {
  return new HubError('LIMIT_EXCEEDED', `Planning this operation takes longer than ${PLANNING_MILLISECONDS} ms.`, {
    extensions: {
      limit: 'planningMilliseconds',
      allowed: PLANNING_MILLISECONDS,
      measured: Math.ceil(milliseconds),
    },
  });
}

function unplannable(error: unknown): HubError {
  return new HubError('INTERNAL_SERVER_ERROR', 'The subgraphs together cannot answer this operation.', {
    originalError: error instanceof Error ? error : undefined,
  });
}
