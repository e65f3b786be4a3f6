import { TranslatedTextResolver } from '../../platform/subgraph/common-types';
import type { ServiceDefinition } from '../../platform/subgraph/service';
import { CabinetResponse, Decision, ReportBack } from './entities/answer';
import { department } from './consumers/department';
import { parentCabinet, workingGroups } from './consumers/origins';
import { KnownAgendaItem, KnownBody, KnownMeeting, KnownPriority, KnownStrategy } from './entities/known';
import { MayorsCabinet } from './entities/mayors-cabinet';
import { Motion, Vote } from './entities/motion';
import { Endorsement, Recommendation, RecommendationAgendaItem, StageChange } from './entities/recommendation';
import { Seat, SeatDesignation, SeatHolding } from './entities/seat';
import { publishes } from './events/published';
import { recorded } from './events/publishes';
import { DocumentStub } from './graphql/stubs';
import { createLoaders, type Loaders } from './loaders';
import { KnownOrigins1795580000000 } from './migrations/KnownOrigins1795580000000';
import { Tables1795563606799 } from './migrations/Tables1795563606799';
import { UndatedMeetings1795830000000 } from './migrations/UndatedMeetings1795830000000';
import { AgendaItemResolver, MeetingResolver } from './resolvers/agenda';
import { BodyResolver } from './resolvers/body';
import { MayorsCabinetResolver } from './resolvers/cabinet';
import { DecisionResolver, MotionResolver, VoteResolver } from './resolvers/motion';
import { IndicatorResolver, ParentPriorityResolver, StrategyResolver } from './resolvers/origins';
import { MotionCommandsResolver } from './resolvers/motion-commands';
import { PersonResolver } from './resolvers/person';
import { RecommendationResolver, StageChangeResolver } from './resolvers/recommendation';
import { RecommendationCommandsResolver } from './resolvers/recommendation-commands';
import { RecommendationQueries } from './resolvers/recommendation-queries';
import { references } from './resolvers/references';
import { SeatResolver } from './resolvers/seat';
import { SeatCommandsResolver } from './resolvers/seat-commands';
import { RecommendationUpdateResolver, VoteUpdateResolver } from './resolvers/updates';

/** The docket: what every body sends up, what the Cabinet decides, and the answer it owes. */
export const mayorsCabinet: ServiceDefinition<Loaders> = {
  name: 'mayors-cabinet',
  entities: [
    MayorsCabinet,
    Seat,
    SeatHolding,
    SeatDesignation,
    KnownBody,
    KnownMeeting,
    KnownAgendaItem,
    KnownStrategy,
    KnownPriority,
    Recommendation,
    StageChange,
    Endorsement,
    RecommendationAgendaItem,
    Motion,
    Vote,
    Decision,
    CabinetResponse,
    ReportBack,
  ],
  migrations: [Tables1795563606799, KnownOrigins1795580000000, UndatedMeetings1795830000000],
  resolvers: [
    RecommendationQueries,
    RecommendationResolver,
    StageChangeResolver,
    MayorsCabinetResolver,
    SeatResolver,
    MotionResolver,
    VoteResolver,
    DecisionResolver,
    PersonResolver,
    BodyResolver,
    MeetingResolver,
    AgendaItemResolver,
    StrategyResolver,
    ParentPriorityResolver,
    IndicatorResolver,
    RecommendationCommandsResolver,
    MotionCommandsResolver,
    SeatCommandsResolver,
    RecommendationUpdateResolver,
    VoteUpdateResolver,
    TranslatedTextResolver,
  ],
  types: [DocumentStub],
  references,
  createLoaders,
  recorded,
  publishes,
  consumers: { department, 'working-groups': workingGroups, 'parent-cabinet': parentCabinet },
};
