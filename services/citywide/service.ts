import { TranslatedTextResolver } from '../../platform/subgraph/common-types';
import type { ServiceDefinition } from '../../platform/subgraph/service';
import { consumers } from './consumers/consumers';
import { LostSource } from './entities/lost-source';
import { SearchText } from './entities/search-text';
import {
  SeenAffiliation,
  SeenBody,
  SeenMeeting,
  SeenOrganization,
  SeenRecommendation,
  SeenSeat,
  SeenSitting,
  SeenStep,
  SeenSubject,
  SeenTask,
} from './entities/seen';
import { WorkingGroupStub } from './graphql/stubs';
import { createLoaders, type Loaders } from './loaders';
import { Tables1795590000000 } from './migrations/Tables1795590000000';
import { RULES } from './projector/projector';
import { publishedOf } from './projector/script';
import { ActivityResolver } from './resolvers/activity';
import { BodyResolver, OrganizationResolver, PersonResolver, WorkingGroupResolver } from './resolvers/contributions';
import { references } from './resolvers/references';
import { SearchResolver } from './resolvers/search';
import { SystemResolver } from './resolvers/system';

const entities = [
  SeenBody,
  SeenOrganization,
  SeenAffiliation,
  SeenSeat,
  SeenSitting,
  SeenRecommendation,
  SeenStep,
  SeenMeeting,
  SeenTask,
  SeenSubject,
  SearchText,
  LostSource,
];

/** The citywide lens: read models of what all bodies told. It owns no fact. */
export const citywide: ServiceDefinition<Loaders> = {
  name: 'citywide',
  entities,
  migrations: [Tables1795590000000],
  resolvers: [
    ActivityResolver,
    SearchResolver,
    SystemResolver,
    BodyResolver,
    WorkingGroupResolver,
    PersonResolver,
    OrganizationResolver,
    TranslatedTextResolver,
  ],
  types: [WorkingGroupStub],
  references,
  createLoaders,
  // Nothing here is anybody's own fact.
  recorded: Object.fromEntries(entities.map(({ name }) => [name, null])),
  publishes: publishedOf(Object.values(RULES).flatMap((rules) => Object.keys(rules))),
  consumers,
};
