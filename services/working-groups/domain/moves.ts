import type { ActionStatus, StrategyStatus } from './vocabulary';

/** Where a strategy may go from where it stands. */
export const STRATEGY_MOVES: Readonly<Record<StrategyStatus, readonly StrategyStatus[]>> = {
  POTENTIAL: ['SELECTED', 'DROPPED'],
  SELECTED: ['ACTIVE', 'DROPPED'],
  ACTIVE: ['PAUSED', 'COMPLETED', 'DROPPED'],
  PAUSED: ['ACTIVE', 'DROPPED'],
  COMPLETED: ['ADOPTED_CITYWIDE'],
  ADOPTED_CITYWIDE: [],
  DROPPED: [],
};

/** Where a task may go; what is DONE or DROPPED stays so. */
export const ACTION_MOVES: Readonly<Record<ActionStatus, readonly ActionStatus[]>> = {
  OPEN: ['IN_PROGRESS', 'BLOCKED', 'DROPPED', 'DONE'],
  IN_PROGRESS: ['OPEN', 'BLOCKED', 'DROPPED', 'DONE'],
  BLOCKED: ['OPEN', 'IN_PROGRESS', 'DROPPED', 'DONE'],
  DONE: [],
  DROPPED: [],
};
