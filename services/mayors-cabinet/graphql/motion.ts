import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { ProvenanceType, TranslatedTextType } from '../../../platform/subgraph/common-types';
import { connectionOf } from '../../../platform/subgraph/connection';
import { DateTimeScalar } from '../../../platform/subgraph/scalars';
import type { MotionResult, VoteOption } from '../domain/values';
import type { Motion, Vote } from '../entities/motion';
import { MotionResultEnum, VoteOptionEnum } from './enums';
import { AgendaItemStub, MeetingStub, PersonStub, stub } from './stubs';

@ObjectType('Motion', { description: 'A motion before the Cabinet, with its vote by seat.' })
@Directive('@key(fields: "id")')
export class MotionType {
  @Field(() => ID) id: string;
  @Field(() => Int) version: number;
  @Field(() => TranslatedTextType) text: TranslatedText;
  @Field(() => MotionResultEnum) result: MotionResult;

  @Field(() => Boolean, { nullable: true, description: 'Null where the record does not say.' })
  unanimous: boolean | null;

  @Field(() => MeetingStub, { nullable: true }) meeting: MeetingStub;
  @Field(() => AgendaItemStub, { nullable: true }) agendaItem: AgendaItemStub;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Set when the votes were corrected, with the reason.' })
  correctedAt: Date | null;

  @Field(() => TranslatedTextType, { nullable: true }) correctionReason: TranslatedText | null;
  @Field(() => ProvenanceType) provenance: Provenance;

  movedById: string | null;
  secondedById: string | null;
}

@ObjectType('Vote', { description: "A seat's vote, and who cast it: its holder or a designee." })
export class VoteType {
  @Field(() => ID) id: string;
  @Field(() => PersonStub, { nullable: true }) castBy: PersonStub | null;
  @Field(() => Boolean) onBehalfOfHolder: boolean;
  @Field(() => VoteOptionEnum) option: VoteOption;

  seatId: string;
  motionId: string;
}

@ObjectType('VoteCount', { description: 'Votes of one option.' })
export class VoteCountType {
  @Field(() => VoteOptionEnum) option: VoteOption;
  @Field(() => Int) count: number;
}

export const VoteConnection = connectionOf(() => VoteType, 'Vote');

export function toMotion(row: Motion): MotionType {
  return {
    id: row.id,
    version: row.version,
    text: row.text,
    result: row.result,
    unanimous: row.unanimous,
    meeting: stub(row.meetingId),
    agendaItem: stub(row.agendaItemId),
    correctedAt: row.correctedAt,
    correctionReason: row.correctionReason,
    provenance: row.provenance,
    movedById: row.movedById,
    secondedById: row.secondedById,
  };
}

export function toVote(row: Vote): VoteType {
  return {
    id: row.id,
    castBy: stub(row.castById),
    onBehalfOfHolder: row.onBehalfOfHolder,
    option: row.option,
    seatId: row.seatId,
    motionId: row.motionId,
  };
}
