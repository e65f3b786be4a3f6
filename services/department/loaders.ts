import type { RequestScope } from '../../platform/subgraph/context';
import { bodyLoaders } from './loaders/bodies';
import { documentLoaders } from './loaders/documents';
import { grantLoaders } from './loaders/grants';
import { hubLoaders } from './loaders/hub';
import { implementationLoaders } from './loaders/implementation';
import { indicatorLoaders } from './loaders/indicators';
import { meetingLoaders } from './loaders/meetings';
import { organizationLoaders } from './loaders/organizations';
import { peopleLoaders } from './loaders/people';

/** Every loader of the service, made anew for each request; one file of `loaders/` per topic. */
export function createLoaders(scope: RequestScope) {
  return {
    ...bodyLoaders(scope),
    ...peopleLoaders(scope),
    ...organizationLoaders(scope),
    ...indicatorLoaders(scope),
    ...grantLoaders(scope),
    ...documentLoaders(scope),
    ...implementationLoaders(scope),
    ...meetingLoaders(scope),
    ...hubLoaders(scope),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
