import type { ServiceDefinition } from '../../platform/subgraph/service';
import { mayorsCabinet } from './consumers/mayors-cabinet';
import { ENTITIES } from './entities/entities';
import { publishes } from './events/published';
import { recorded } from './events/publishes';
import { RecommendationType } from './graphql/implementation';
import { StrategyType } from './graphql/strategies';
import { createLoaders, type Loaders } from './loaders';
import { KnownRecommendations1795580000001 } from './migrations/KnownRecommendations1795580000001';
import { MeetingSession1795571000000 } from './migrations/MeetingSession1795571000000';
import { Tables1795564873776 } from './migrations/Tables1795564873776';
import { references } from './resolvers/references';
import { RESOLVERS } from './resolvers/resolvers';

/** The department: the backbone's registry, directory, calendar, records, shared measurement, money and documents. */
export const department: ServiceDefinition<Loaders> = {
  name: 'department',
  entities: ENTITIES,
  migrations: [Tables1795564873776, MeetingSession1795571000000, KnownRecommendations1795580000001],
  resolvers: RESOLVERS,
  types: [StrategyType, RecommendationType],
  references,
  createLoaders,
  recorded,
  publishes,
  consumers: { 'mayors-cabinet': mayorsCabinet },
};
