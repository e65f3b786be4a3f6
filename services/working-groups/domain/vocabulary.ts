/** The four types of strategic work of collective impact. */
export const STRATEGY_TYPES = ['COORDINATION', 'SERVICE_ENHANCEMENT', 'POLICY_ADVOCACY', 'LEARNING_PROTOTYPE'] as const;
export type StrategyType = (typeof STRATEGY_TYPES)[number];

/** Where a strategy stands, from an idea to common practice. */
export const STRATEGY_STATUSES = [
  'POTENTIAL',
  'SELECTED',
  'ACTIVE',
  'PAUSED',
  'COMPLETED',
  'ADOPTED_CITYWIDE',
  'DROPPED',
] as const;
export type StrategyStatus = (typeof STRATEGY_STATUSES)[number];

/** As what a person sits with a group. */
export const MEMBER_ROLES = ['CO_CHAIR', 'MEMBER', 'STAFF_LIAISON', 'GUEST'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** Where a task stands. */
export const ACTION_STATUSES = ['OPEN', 'IN_PROGRESS', 'BLOCKED', 'DONE', 'DROPPED'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** The statuses of tasks that are still to be done. */
export const OPEN_STATUSES = ['OPEN', 'IN_PROGRESS', 'BLOCKED'] as const satisfies readonly ActionStatus[];
