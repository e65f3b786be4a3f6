import { TranslatedTextResolver } from '../../platform/subgraph/common-types';
import type { ServiceDefinition } from '../../platform/subgraph/service';
import { Consent } from './entities/consent';
import { ListeningSession } from './entities/listening-session';
import { MeetingSupports } from './entities/meeting-supports';
import { ParentCabinet } from './entities/parent-cabinet';
import { ParentMember } from './entities/parent-member';
import { ParentPriority } from './entities/parent-priority';
import { recorded } from './events/publishes';
import { createLoaders, type Loaders } from './loaders';
import { Tables1795563828476 } from './migrations/Tables1795563828476';
import { BodyResolver, IndicatorResolver, MeetingResolver, PersonResolver } from './resolvers/contributions';
import { ParentCabinetResolver } from './resolvers/parent-cabinet';
import { ListeningSessionResolver, ParentPriorityResolver } from './resolvers/priorities';
import { references } from './resolvers/references';

/** The Parent Cabinet: parents' seats with their consents, what they said matters, where they were heard. */
export const parentCabinet: ServiceDefinition<Loaders> = {
  name: 'parent-cabinet',
  entities: [ParentCabinet, ParentMember, Consent, ListeningSession, ParentPriority, MeetingSupports],
  migrations: [Tables1795563828476],
  resolvers: [
    ParentCabinetResolver,
    ParentPriorityResolver,
    ListeningSessionResolver,
    BodyResolver,
    PersonResolver,
    IndicatorResolver,
    MeetingResolver,
    TranslatedTextResolver,
  ],
  types: [],
  references,
  createLoaders,
  recorded,
};
