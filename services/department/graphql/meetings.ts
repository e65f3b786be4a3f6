import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { ProvenanceType, TranslatedTextType } from '../../../platform/subgraph/common-types';
import { connectionOf } from '../../../platform/subgraph/connection';
import { graphqlEnum } from '../../../platform/subgraph/enums';
import { DateScalar, DateTimeScalar, LanguageTagScalar } from '../../../platform/subgraph/scalars';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { TIME_ORDERS } from '../domain/meeting-time';
import {
  type Meeting,
  MEETING_KINDS,
  MEETING_STATUSES,
  type MeetingKind,
  type MeetingStatus,
  type MinutesStatus,
  MODALITIES,
  type Modality,
} from '../entities/meeting';

export const MeetingStatusEnum = graphqlEnum(
  'MeetingStatus',
  MEETING_STATUSES,
  'Where a meeting stands. Legal moves: SCHEDULED, AGENDA_PUBLISHED, IN_SESSION (and RECESSED), ADJOURNED; CANCELLED before the start; NOT_HELD_NO_QUORUM instead of it.',
);

export const MeetingKindEnum = graphqlEnum(
  'MeetingKind',
  MEETING_KINDS,
  'The legal kind of a meeting. SPECIAL takes up only the business named in its notice; WORKING is no meeting in law.',
);

export const ModalityEnum = graphqlEnum(
  'Modality',
  MODALITIES,
  'Where people sit. HYBRID: some in the room, some not.',
);

export const TimeOrderEnum = graphqlEnum('TimeOrder', TIME_ORDERS, 'Order in time. What has no date comes last.');

@ObjectType('Meeting', { description: 'A meeting of any body: the entity to which every service adds its own part.' })
@Directive('@key(fields: "id")')
export class MeetingType {
  @Field(() => ID)
  id: string;

  @Field(() => Int, {
    description:
      'Rises with every change of the meeting, its agenda, attendance or minutes; the SEQUENCE of its calendar entry.',
  })
  version: number;

  @Field(() => MeetingKindEnum, { nullable: true })
  kind: MeetingKind | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day; all that older records give.' })
  date: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  startsAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Planned; adjournedAt is the true end.' })
  endsAt: Date | null;

  @Field(() => String, { description: "IANA zone in which the meeting's day is counted." })
  timeZone: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Set when the meeting was moved; the id stays.' })
  previousStartsAt: Date | null;

  @Field(() => String, { nullable: true, description: 'The date as its source printed it, where that differs.' })
  dateAsPublished: string | null;

  @Field(() => MeetingStatusEnum, {
    nullable: true,
    description: 'Null where the record does not say whether it was held.',
  })
  status: MeetingStatus | null;

  @Field(() => TranslatedTextType, { nullable: true, description: 'Why it was moved, cancelled or not held.' })
  statusReason: TranslatedText | null;

  @Field(() => ModalityEnum, { nullable: true })
  modality: Modality | null;

  @Field(() => TranslatedTextType, { nullable: true })
  place: TranslatedText | null;

  @Field(() => String, { nullable: true, description: 'Where the public joins a REMOTE or HYBRID meeting.' })
  joinUrl: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number and code to join by.' })
  dialIn: string | null;

  @Field(() => [LanguageTagScalar], { description: 'Languages into which it is interpreted.' })
  interpretation: string[];

  @Field(() => [TranslatedTextType])
  objectives: TranslatedText[];

  @Field(() => DateTimeScalar, { nullable: true })
  agendaPublishedAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  startedAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  adjournedAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  minutesPostedAt: Date | null;

  @Field(() => ProvenanceType)
  provenance: Provenance;

  /** As the record gives it; the field makes one where there is none. */
  title: TranslatedText | null;
  /** Before posting for some viewers only; the field holds it back. */
  minutesStatus: MinutesStatus;
  bodyId: string;
  jointWithIds: readonly string[];
  minutesApprovedInId: string | null;
  presentCount: number | null;
  absentCount: number | null;
  excusedCount: number | null;
}

export function toMeeting(row: Meeting): MeetingType {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    date: row.date,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    timeZone: row.timeZone,
    previousStartsAt: row.previousStartsAt,
    dateAsPublished: row.dateAsPublished,
    status: row.status,
    statusReason: row.statusReason,
    modality: row.modality,
    place: row.place,
    joinUrl: row.joinUrl,
    dialIn: row.dialIn,
    interpretation: row.interpretation,
    objectives: row.objectives,
    agendaPublishedAt: row.agendaPublishedAt,
    startedAt: row.startedAt,
    adjournedAt: row.adjournedAt,
    minutesPostedAt: row.minutesPostedAt,
    provenance: row.provenance,
    title: row.title,
    minutesStatus: row.minutesStatus,
    bodyId: row.bodyId,
    jointWithIds: row.jointWithIds,
    minutesApprovedInId: row.minutesApprovedInId,
    presentCount: row.presentCount,
    absentCount: row.absentCount,
    excusedCount: row.excusedCount,
  };
}

export const MeetingConnection = connectionOf(() => MeetingType, 'Meeting');
