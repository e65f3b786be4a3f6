import type { RequestScope } from '../../platform/subgraph/context';
import { agendaLoaders, bodyLoaders } from './loaders/agenda';
import { motionLoaders } from './loaders/motions';
import { lifeLoaders, recommendationLoaders } from './loaders/recommendations';
import { seatLoaders } from './loaders/seats';

/** All relations of the docket, made anew for each request. */
export function createLoaders(scope: RequestScope) {
  return {
    ...recommendationLoaders(scope),
    ...lifeLoaders(scope),
    ...agendaLoaders(scope),
    ...bodyLoaders(scope),
    ...motionLoaders(scope),
    ...seatLoaders(scope),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
