import { Field, ObjectType } from 'type-graphql';
import type { Language } from '../../../platform/database/values';
import { LanguageEnum } from '../../../platform/subgraph/enums';
import { CursorScalar } from '../../../platform/subgraph/scalars';
import { RecommendationType } from './recommendation';

/** The payload of a command that shows a recommendation. */
@ObjectType()
export abstract class RecommendationPayload {
  @Field(() => RecommendationType) recommendation: RecommendationType;
  @Field(() => CursorScalar) cursor: string;
}

@ObjectType('SubmitRecommendationPayload')
export class SubmitRecommendationPayload extends RecommendationPayload {}

@ObjectType('EndorseRecommendationPayload')
export class EndorseRecommendationPayload extends RecommendationPayload {}

@ObjectType('AcknowledgeRecommendationPayload')
export class AcknowledgeRecommendationPayload extends RecommendationPayload {}

@ObjectType('ReturnRecommendationPayload')
export class ReturnRecommendationPayload extends RecommendationPayload {}

@ObjectType('ResubmitRecommendationPayload')
export class ResubmitRecommendationPayload extends RecommendationPayload {}

@ObjectType('ScheduleRecommendationPayload')
export class ScheduleRecommendationPayload extends RecommendationPayload {}

@ObjectType('DeferRecommendationPayload')
export class DeferRecommendationPayload extends RecommendationPayload {}

@ObjectType('DecideRecommendationPayload')
export class DecideRecommendationPayload extends RecommendationPayload {
  @Field(() => RecommendationType, { nullable: true, description: 'The record that REFERRED opened.' })
  referral: RecommendationType | null;
}

@ObjectType('AnswerRecommendationPayload')
export class AnswerRecommendationPayload extends RecommendationPayload {
  @Field(() => [LanguageEnum], { description: 'Languages in which the answer is still missing; a warning.' })
  missingLanguages: Language[];
}

@ObjectType('ReportBackPayload')
export class ReportBackPayload extends RecommendationPayload {}

@ObjectType('CloseRecommendationPayload')
export class CloseRecommendationPayload extends RecommendationPayload {}

@ObjectType('WithdrawRecommendationPayload')
export class WithdrawRecommendationPayload extends RecommendationPayload {}
