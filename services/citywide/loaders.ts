import { rowById, rowsBy } from '../../platform/loaders/rows';
import type { RequestScope } from '../../platform/subgraph/context';
import { SeenBody, SeenMeeting, SeenRecommendation, SeenTask } from './entities/seen';
import { ActivityLoader } from './loaders/activity';
import { SearchLoader } from './loaders/search';
import { SittingLoader } from './loaders/sittings';
import { stepsOf } from './loaders/docket';

/** One loader per relation, made anew for each request. What they read is public. */
export function createLoaders({ manager }: RequestScope) {
  return {
    body: rowById(manager, SeenBody),
    meetingsOfBody: rowsBy(manager, SeenMeeting, 'bodyIds'),
    recommendationsOfBody: rowsBy(manager, SeenRecommendation, 'fromId'),
    stepsOfRecommendation: stepsOf(manager),
    tasksOfBody: rowsBy(manager, SeenTask, 'groupId'),

    sittingsOfPerson: new SittingLoader(manager, 'personId'),
    sittingsOfOrganization: new SittingLoader(manager, 'organizationId'),
    sittingsOfBody: new SittingLoader(manager, 'bodyId'),

    activity: new ActivityLoader(manager),
    search: new SearchLoader(manager),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
