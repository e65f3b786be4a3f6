import { ListLoader } from '../../platform/loaders/lists';
import { PageLoader } from '../../platform/loaders/pages';
import { rowById } from '../../platform/loaders/rows';
import type { RequestScope } from '../../platform/subgraph/context';
import { ActionItem } from './entities/action-item';
import { GroupDecision } from './entities/group-decision';
import { Learning } from './entities/learning';
import { Strategy } from './entities/strategy';
import { WorkingGroup } from './entities/working-group';
import { WorkingGroupMember } from './entities/working-group-member';

/** One loader per relation, made anew for each request. Who may see which tasks is said by the lists that ask. */
export function createLoaders({ manager }: RequestScope) {
  return {
    group: rowById(manager, WorkingGroup),
    strategy: rowById(manager, Strategy),
    actionItem: rowById(manager, ActionItem),
    learning: rowById(manager, Learning),
    member: rowById(manager, WorkingGroupMember),
    decision: rowById(manager, GroupDecision),

    membersOfGroup: new ListLoader(manager, WorkingGroupMember, 'groupId'),
    seatsOfPerson: new ListLoader(manager, WorkingGroupMember, 'personId'),
    seatsOfOrganization: new ListLoader(manager, WorkingGroupMember, 'organizationId'),

    strategiesOfGroup: new ListLoader(manager, Strategy, 'groupId'),
    strategiesOfIndicator: new ListLoader(manager, Strategy, 'indicatorIds'),
    strategiesOfPartner: new ListLoader(manager, Strategy, 'partnerIds'),

    tasksOfGroup: new PageLoader(manager, ActionItem, 'item.groupId = parent.key'),
    tasksOfAllGroups: new PageLoader(manager, ActionItem, 'parent.key IS NOT NULL'),
    tasksOfOwner: new ListLoader(manager, ActionItem, 'ownerId'),
    tasksOfStrategy: new ListLoader(manager, ActionItem, 'strategyId'),
    tasksOfMeeting: new ListLoader(manager, ActionItem, 'agreedAtId'),

    learningsOfGroup: new ListLoader(manager, Learning, 'groupId'),
    learningsOfStrategy: new ListLoader(manager, Learning, 'strategyId'),
    learningsOfIndicator: new ListLoader(manager, Learning, 'indicatorId'),
    learningsOfMeeting: new ListLoader(manager, Learning, 'meetingId'),

    decisionsOfMeeting: new ListLoader(manager, GroupDecision, 'meetingId'),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
