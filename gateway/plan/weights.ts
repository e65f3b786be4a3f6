import type { PlanNode } from '@graphql-hive/router-query-planner';
import type { DocumentNode } from 'graphql';

// In bytes of memory, as measured with large operations.

/** A token, and what the parser makes of it. */
const TOKEN = 300;
/** A character of a plan as JSON, with what is compiled from it. */
const PLAN_CHARACTER = 30;
/** A shape's field, and what writes its text. */
const FIELD = 300;
/** What an operation or a shape takes however small it is. */
const LEAST = 2_000;

/** What an operation keeps of its document: all of it, since nodes lead to tokens, and these to one another. */
export function documentWeight({ loc, tokenCount = 0 }: DocumentNode): number {
  return LEAST + tokenCount * TOKEN + (loc?.source.body.length ?? 0);
}

export function planWeight(plan: PlanNode | null): number {
  return plan === null ? 0 : JSON.stringify(plan).length * PLAN_CHARACTER;
}

export function shapeWeight(fields: number): number {
  return LEAST + fields * FIELD;
}
