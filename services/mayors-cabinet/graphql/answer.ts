import { Field, ObjectType } from 'type-graphql';
import type { TranslatedText } from '../../../platform/database/values';
import { TranslatedTextType } from '../../../platform/subgraph/common-types';
import { DateScalar, DateTimeScalar } from '../../../platform/subgraph/scalars';
import type { DecisionOutcome } from '../domain/values';
import type { CabinetResponse, Decision, ReportBack } from '../entities/answer';
import { DecisionOutcomeEnum } from './enums';
import { BodyStub, DocumentStub, MeetingStub, stub } from './stubs';

@ObjectType('Decision', { description: 'What the Cabinet decided. motion is null where it did not vote.' })
export class DecisionType {
  @Field(() => DateTimeScalar) at: Date;
  @Field(() => MeetingStub, { nullable: true }) meeting: MeetingStub | null;
  @Field(() => DecisionOutcomeEnum) outcome: DecisionOutcome;
  @Field(() => TranslatedTextType, { nullable: true }) conditions: TranslatedText | null;
  @Field(() => BodyStub, { nullable: true }) referredTo: BodyStub | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day by which the answer is promised.' })
  answerDueOn: string | null;

  motionId: string | null;
}

@ObjectType('CabinetResponse', { description: 'The written answer the Cabinet owes the body that asked.' })
export class CabinetResponseType {
  @Field(() => DateTimeScalar) at: Date;
  @Field(() => TranslatedTextType) text: TranslatedText;
  @Field(() => TranslatedTextType) reasons: TranslatedText;
  @Field(() => DocumentStub, { nullable: true }) document: DocumentStub | null;
}

@ObjectType('ReportBack', { description: 'What the author body makes of the answer, in its own words.' })
export class ReportBackType {
  @Field(() => DateTimeScalar) at: Date;
  @Field(() => Boolean, { description: 'Whether the author body is content with the answer.' }) satisfied: boolean;
  @Field(() => TranslatedTextType) text: TranslatedText;
}

export function toDecision(row: Decision): DecisionType {
  return {
    at: row.at,
    meeting: stub(row.meetingId),
    outcome: row.outcome,
    conditions: row.conditions,
    referredTo: stub(row.referredToId),
    answerDueOn: row.answerDueOn,
    motionId: row.motionId,
  };
}

export function toCabinetResponse(row: CabinetResponse): CabinetResponseType {
  return { at: row.at, text: row.text, reasons: row.reasons, document: stub(row.documentId) };
}

export function toReportBack(row: ReportBack): ReportBackType {
  return { at: row.at, satisfied: row.satisfied, text: row.text };
}
