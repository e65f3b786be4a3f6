import type { FetchNode, PlanNode } from '@graphql-hive/router-query-planner';

/** A plan in two: the subscription that it begins with, if it is one, and all that is fetched then. */
export interface SplitPlan {
  readonly primary: FetchNode | null;
  readonly rest: PlanNode | null;
}

/** A subscription stands alone, or first in a sequence. */
export function splitPlan(plan: PlanNode | null): SplitPlan {
  if (plan?.kind === 'Subscription') return { primary: plan.primary, rest: null };
  const [first, ...others] = plan?.kind === 'Sequence' ? plan.nodes : [];
  if (first?.kind !== 'Subscription') return { primary: null, rest: plan };
  return { primary: first.primary, rest: { kind: 'Sequence', nodes: others } };
}
