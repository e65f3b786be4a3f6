import { Field, Int, ObjectType } from 'type-graphql';
import type { TranslatedText } from '../../../platform/database/values';
import { TranslatedTextType } from '../../../platform/subgraph/common-types';
import { DateScalar, DateTimeScalar } from '../../../platform/subgraph/scalars';
import type { Stage } from '../domain/values';
import type { Endorsement, StageChange } from '../entities/recommendation';
import { StageEnum } from './enums';
import { BodyStub, stub } from './stubs';

@ObjectType('StageChange', {
  description: 'One move. note is its reason, or what was missing; by is null for moves that happen by themselves.',
})
export class StageChangeType {
  @Field(() => StageEnum) stage: Stage;
  @Field(() => DateTimeScalar) at: Date;
  @Field(() => BodyStub, { nullable: true }) by: BodyStub | null;
  @Field(() => TranslatedTextType, { nullable: true }) note: TranslatedText | null;

  /** The meeting that it is about, which is not for every viewer to know. */
  meetingId: string | null;
}

@ObjectType('NextMove', { description: 'The body that has to act next: the Cabinet, the author, or the department.' })
export class NextMoveType {
  @Field(() => BodyStub, { nullable: true }) body: BodyStub | null;
  @Field(() => DateScalar, { nullable: true }) dueOn: string | null;
}

@ObjectType('Endorsement', {
  description: "Another body's word in support: bodies inform the Cabinet together, each speaking for itself.",
})
export class EndorsementType {
  @Field(() => BodyStub, { nullable: true }) body: BodyStub;
  @Field(() => DateTimeScalar) at: Date;
  @Field(() => TranslatedTextType, { nullable: true }) note: TranslatedText | null;
}

@ObjectType('StageCount')
export class StageCountType {
  @Field(() => StageEnum) stage: Stage;
  @Field(() => Int) count: number;
}

export function toStageChange(row: StageChange): StageChangeType {
  return { stage: row.stage, at: row.at, by: stub(row.byId), note: row.note, meetingId: row.meetingId };
}

export function toEndorsement(row: Endorsement): EndorsementType {
  return { body: stub(row.bodyId), at: row.at, note: row.note };
}
