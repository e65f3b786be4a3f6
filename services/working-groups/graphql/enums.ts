import { graphqlEnum } from '../../../platform/subgraph/enums';
import { ACTION_STATUSES, MEMBER_ROLES, STRATEGY_STATUSES, STRATEGY_TYPES } from '../domain/vocabulary';

export const StrategyTypeEnum = graphqlEnum(
  'StrategyType',
  STRATEGY_TYPES,
  'The four types of strategic work. Their printed names are data: strategyTypes.',
  {
    COORDINATION: 'Organizations aligning what they do already.',
    SERVICE_ENHANCEMENT: 'Making an existing service better or wider.',
    POLICY_ADVOCACY: 'Changing rules, budgets or minds.',
    LEARNING_PROTOTYPE: 'Trying something small, to learn whether it works.',
  },
);

export const StrategyStatusEnum = graphqlEnum(
  'StrategyStatus',
  STRATEGY_STATUSES,
  'POTENTIAL, SELECTED, ACTIVE (and PAUSED), COMPLETED, ADOPTED_CITYWIDE; DROPPED from any before COMPLETED.',
);

export const MemberRoleEnum = graphqlEnum(
  'MemberRole',
  MEMBER_ROLES,
  'STAFF_LIAISON works for the group, GUEST is heard; neither decides.',
);

export const ActionStatusEnum = graphqlEnum(
  'ActionStatus',
  ACTION_STATUSES,
  'OPEN, IN_PROGRESS and BLOCKED are open tasks.',
);
