import type { ServiceDefinition } from '../../../platform/subgraph/service';
import type { Seat } from '../entities/seat';
import { recommendationAnswered, recommendationDecided, reportedBack } from './answers';
import { motionRecorded, voteRecorded } from './motions';
import {
  recommendationEndorsed,
  recommendationMoved,
  recommendationPutOnAgenda,
  recommendationSubmitted,
} from './recommendations';
import { cabinetEstablished, designeeNamed, seatCreated, seatFilled } from './seats';

/** By entity class; others' facts that are known here have their events in their owner's log. */
export const recorded: ServiceDefinition['recorded'] = {
  MayorsCabinet: cabinetEstablished,
  Seat: (row: Seat) => seatCreated(row),
  SeatHolding: seatFilled,
  SeatDesignation: designeeNamed,
  Recommendation: recommendationSubmitted,
  StageChange: recommendationMoved,
  Endorsement: recommendationEndorsed,
  RecommendationAgendaItem: recommendationPutOnAgenda,
  Motion: motionRecorded,
  Vote: voteRecorded,
  Decision: recommendationDecided,
  CabinetResponse: recommendationAnswered,
  ReportBack: reportedBack,
  KnownBody: null,
  KnownMeeting: null,
  KnownAgendaItem: null,
  KnownStrategy: null,
  KnownPriority: null,
};
