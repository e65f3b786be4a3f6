import { Entity, Index } from 'typeorm';
import {
  Day,
  Flag,
  ForeignId,
  Id,
  Instant,
  Int,
  OneOf,
  ProvenanceColumn,
  Ref,
  Text,
  Version,
} from '../../../platform/database/columns';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { type MotionResult, MOTION_RESULTS, type VoteOption, VOTE_OPTIONS } from '../domain/values';
import { Seat } from './seat';

/**
 * A motion before the Cabinet. `movedOn` is the meeting's day, `position` its place among the meeting's motions,
 * counted from 1.
 */
@Entity()
@Index(['meetingId', 'position'])
export class Motion {
  @Id() id: string;
  @Version() version: number;
  @ForeignId() meetingId: string;
  @Index() @ForeignId() agendaItemId: string;
  @Day() movedOn: string;
  @Int() position: number;
  @Text() text: TranslatedText;
  @Ref(() => Seat, { nullable: true }) movedById: string | null;
  @Ref(() => Seat, { nullable: true }) secondedById: string | null;
  @OneOf(MOTION_RESULTS, { default: 'NOT_RECORDED' }) result: MotionResult;
  @Flag({ nullable: true }) unanimous: boolean | null;
  @Instant({ nullable: true }) correctedAt: Date | null;
  @Text({ nullable: true }) correctionReason: TranslatedText | null;
  @ProvenanceColumn() provenance: Provenance;
}

/** A seat's vote; `castById` is null where the record names the seat alone. */
@Entity()
@Index(['motionId', 'seatId'], { unique: true })
export class Vote {
  @Id() id: string;
  @Ref(() => Motion) motionId: string;
  @Ref(() => Seat) seatId: string;
  @Index() @ForeignId({ nullable: true }) castById: string | null;
  @Flag({ default: false }) onBehalfOfHolder: boolean;
  @OneOf(VOTE_OPTIONS) option: VoteOption;
}
