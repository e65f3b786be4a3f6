import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { ProvenanceType, TranslatedTextType } from '../../../platform/subgraph/common-types';
import { connectionOf } from '../../../platform/subgraph/connection';
import { DateTimeScalar } from '../../../platform/subgraph/scalars';
import type { Stage, SubmissionKind } from '../domain/values';
import type { Recommendation } from '../entities/recommendation';
import { StageEnum, SubmissionKindEnum } from './enums';
import { BodyStub, DocumentStub, IndicatorStub, ParentPriorityStub, StrategyStub, stub } from './stubs';

@ObjectType('Recommendation', {
  description: 'One thing a body sent up to the Cabinet, from submission to report-back.',
})
@Directive('@key(fields: "id")')
export class RecommendationType {
  @Field(() => ID) id: string;
  @Field(() => Int) version: number;
  @Field(() => String, { description: 'Its public number, such as 2026-014.' }) number: string;
  @Field(() => SubmissionKindEnum) kind: SubmissionKind;
  @Field(() => TranslatedTextType) title: TranslatedText;
  @Field(() => TranslatedTextType, { description: 'What the Cabinet is asked to do.' }) ask: TranslatedText;
  @Field(() => BodyStub, { nullable: true, description: 'The author body.' }) from: BodyStub;
  @Field(() => DateTimeScalar) submittedAt: Date;
  @Field(() => StageEnum) stage: Stage;
  @Field(() => DateTimeScalar) stageSince: Date;

  @Field(() => StrategyStub, { nullable: true, description: 'What it grew from; stored here, where the link is made.' })
  fromStrategy: StrategyStub | null;

  @Field(() => ParentPriorityStub, { nullable: true }) fromPriority: ParentPriorityStub | null;

  @Field(() => [IndicatorStub], { nullable: 'itemsAndList', description: 'The numbers that it cites.' })
  indicators: IndicatorStub[];

  @Field(() => Int, { description: 'How often it was put off.' }) deferrals: number;
  @Field(() => [DocumentStub], { nullable: 'itemsAndList' }) documents: DocumentStub[];
  @Field(() => ProvenanceType) provenance: Provenance;

  relatedIds: string[];
}

export const RecommendationConnection = connectionOf(() => RecommendationType, 'Recommendation');

export function toRecommendation(row: Recommendation): RecommendationType {
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    kind: row.kind,
    title: row.title,
    ask: row.ask,
    from: stub(row.fromId),
    submittedAt: row.submittedAt,
    stage: row.stage,
    stageSince: row.stageSince,
    fromStrategy: stub(row.fromStrategyId),
    fromPriority: stub(row.fromPriorityId),
    indicators: row.indicatorIds.map((id) => stub(id)),
    deferrals: row.deferrals,
    documents: row.documentIds.map((id) => stub(id)),
    provenance: row.provenance,
    relatedIds: row.relatedIds,
  };
}
