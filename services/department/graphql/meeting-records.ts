import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { graphqlEnum } from '../../../platform/subgraph/enums';
import { DateTimeScalar } from '../../../platform/subgraph/scalars';
import type { AttendanceSummary } from '../domain/attendance';
import { type MeetingClocks, RECORD_KINDS, type RecordKind } from '../domain/clocks';
import { MINUTES_STATUSES } from '../entities/meeting';
import { type Presence, PRESENCES, type RollCallEntry } from '../entities/roll-call-entry';

export const MinutesStatusEnum = graphqlEnum(
  'MinutesStatus',
  MINUTES_STATUSES,
  'Minutes before POSTED_DRAFT are seen by the body, staff and clerk only.',
);

export const PresenceEnum = graphqlEnum('Presence', PRESENCES, 'EXCUSED: absent with leave.');

export const RecordKindEnum = graphqlEnum('RecordKind', RECORD_KINDS, 'A record that the open-meeting rules ask for.');

/** A seat of the Cabinet, which keeps its seats itself. */
@ObjectType('Seat')
@Directive('@key(fields: "id", resolvable: false)')
export class SeatType {
  @Field(() => ID)
  id: string;
}

@ObjectType('RollCallEntry', {
  description:
    'One line of the roll: a seat of the Cabinet, or a person of a body without seats. Person is null where the record names the seat alone.',
})
export class RollCallEntryType {
  @Field(() => SeatType, { nullable: true })
  seat: SeatType | null;

  @Field(() => Boolean, { description: "The person sits for the seat's holder." })
  asDesignee: boolean;

  @Field(() => PresenceEnum)
  presence: Presence;

  personId: string | null;
}

export function toRollCallEntry(row: RollCallEntry): RollCallEntryType {
  return {
    personId: row.personId,
    seat: row.seatId === null ? null : { id: row.seatId },
    asDesignee: row.asDesignee,
    presence: row.presence,
  };
}

@ObjectType('AttendanceSummary', {
  description: 'Null counts were not recorded; quorumMet is null without a quorum rule.',
})
export class AttendanceSummaryType implements AttendanceSummary {
  @Field(() => Int, { nullable: true })
  present: number | null;

  @Field(() => Int, { nullable: true })
  absent: number | null;

  @Field(() => Int, { nullable: true })
  excused: number | null;

  @Field(() => Int, { nullable: true })
  quorumRequired: number | null;

  @Field(() => Boolean, { nullable: true })
  quorumMet: boolean | null;
}

@ObjectType('OpenMeetingClocks', {
  description:
    'Clocks of the Connecticut Freedom of Information Act. They warn and never block; null unless the body is SUBJECT. late lists what is overdue and still missing.',
})
export class OpenMeetingClocksType {
  @Field(() => DateTimeScalar, { nullable: true })
  noticeDueAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  agendaDueAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  votesDueAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  minutesDueAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  adjournmentNoticeDueAt: Date | null;

  @Field(() => [RecordKindEnum])
  late: readonly RecordKind[];
}

export function toOpenMeetingClocks(clocks: MeetingClocks): OpenMeetingClocksType {
  return {
    noticeDueAt: clocks.NOTICE,
    agendaDueAt: clocks.AGENDA,
    votesDueAt: clocks.VOTES,
    minutesDueAt: clocks.MINUTES,
    adjournmentNoticeDueAt: clocks.ADJOURNMENT_NOTICE,
    late: clocks.late,
  };
}
