import { TranslatedTextResolver } from '../../platform/subgraph/common-types';
import type { ServiceDefinition } from '../../platform/subgraph/service';
import { department } from './consumers/department';
import { ActionItem } from './entities/action-item';
import { GroupDecision } from './entities/group-decision';
import { KnownBody, KnownMeeting } from './entities/known';
import { Learning } from './entities/learning';
import { Strategy } from './entities/strategy';
import { StrategyTypeLabel } from './entities/strategy-type-label';
import { WorkingGroup } from './entities/working-group';
import { WorkingGroupMember } from './entities/working-group-member';
import { publishes } from './events/published';
import { recorded } from './events/publishes';
import { createLoaders, type Loaders } from './loaders';
import { KnownFacts1795580000003 } from './migrations/KnownFacts1795580000003';
import { Tables1795564578588 } from './migrations/Tables1795564578588';
import { ActionItemResolver } from './resolvers/action-items';
import {
  ActionItemBelonging,
  GroupDecisionBelonging,
  LearningBelonging,
  MemberBelonging,
  StrategyBelonging,
} from './resolvers/belonging';
import {
  BodyResolver,
  IndicatorResolver,
  MeetingResolver,
  OrganizationResolver,
  PersonResolver,
} from './resolvers/contributions';
import { GroupCommandsResolver } from './resolvers/group-commands';
import { references } from './resolvers/references';
import { StrategyResolver } from './resolvers/strategies';
import { ActionItemUpdateResolver, StrategyUpdateResolver } from './resolvers/updates';
import { WorkCommandsResolver } from './resolvers/work-commands';
import { WorkingGroupResolver } from './resolvers/working-groups';

/** The citywide working groups: cross-sector members, strategies, tasks, what the data changed. */
export const workingGroups: ServiceDefinition<Loaders> = {
  name: 'working-groups',
  entities: [
    WorkingGroup,
    WorkingGroupMember,
    Strategy,
    ActionItem,
    Learning,
    GroupDecision,
    StrategyTypeLabel,
    KnownBody,
    KnownMeeting,
  ],
  migrations: [Tables1795564578588, KnownFacts1795580000003],
  resolvers: [
    WorkingGroupResolver,
    StrategyResolver,
    ActionItemResolver,
    MemberBelonging,
    StrategyBelonging,
    ActionItemBelonging,
    LearningBelonging,
    GroupDecisionBelonging,
    BodyResolver,
    PersonResolver,
    OrganizationResolver,
    IndicatorResolver,
    MeetingResolver,
    GroupCommandsResolver,
    WorkCommandsResolver,
    ActionItemUpdateResolver,
    StrategyUpdateResolver,
    TranslatedTextResolver,
  ],
  types: [],
  references,
  createLoaders,
  recorded,
  publishes,
  consumers: { department },
};
