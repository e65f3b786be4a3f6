import { TranslatedTextResolver } from '../../platform/subgraph/common-types';
import type { ServiceDefinition } from '../../platform/subgraph/service';
import { consumers } from './consumers/consumers';
import { Consent } from './entities/consent';
import { KnownMeeting, KnownRecommendation } from './entities/known';
import { ListeningSession } from './entities/listening-session';
import { MeetingSupports } from './entities/meeting-supports';
import { ParentCabinet } from './entities/parent-cabinet';
import { ParentMember } from './entities/parent-member';
import { ParentPriority } from './entities/parent-priority';
import { publishes } from './events/published';
import { recorded } from './events/publishes';
import { createLoaders, type Loaders } from './loaders';
import { KnownFacts1795580000002 } from './migrations/KnownFacts1795580000002';
import { Tables1795563828476 } from './migrations/Tables1795563828476';
import { BodyResolver, IndicatorResolver, MeetingResolver, PersonResolver } from './resolvers/contributions';
import { MemberCommandsResolver } from './resolvers/member-commands';
import { ParentCabinetResolver } from './resolvers/parent-cabinet';
import { ListeningSessionResolver, ParentPriorityResolver } from './resolvers/priorities';
import { PriorityCommandsResolver } from './resolvers/priority-commands';
import { references } from './resolvers/references';
import { PriorityUpdateResolver } from './resolvers/updates';

/** The Parent Cabinet: parents' seats with their consents, what they said matters, where they were heard. */
export const parentCabinet: ServiceDefinition<Loaders> = {
  name: 'parent-cabinet',
  entities: [
    ParentCabinet,
    ParentMember,
    Consent,
    ListeningSession,
    ParentPriority,
    MeetingSupports,
    KnownMeeting,
    KnownRecommendation,
  ],
  migrations: [Tables1795563828476, KnownFacts1795580000002],
  resolvers: [
    ParentCabinetResolver,
    ParentPriorityResolver,
    ListeningSessionResolver,
    BodyResolver,
    PersonResolver,
    IndicatorResolver,
    MeetingResolver,
    MemberCommandsResolver,
    PriorityCommandsResolver,
    PriorityUpdateResolver,
    TranslatedTextResolver,
  ],
  types: [],
  references,
  createLoaders,
  recorded,
  publishes,
  consumers,
};
