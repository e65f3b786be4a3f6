import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, CommandInput, TranslatedTextInput } from '../../../platform/subgraph/inputs';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { DecisionOutcome, SubmissionKind } from '../domain/values';
import { DecisionOutcomeEnum, SubmissionKindEnum } from './enums';

@InputType('SubmitRecommendationInput')
export class SubmitRecommendationInput extends CommandInput {
  @Field(() => ID) from: string;
  @Field(() => SubmissionKindEnum) kind: SubmissionKind;
  @Field(() => TranslatedTextInput) title: TranslatedTextInput;
  @Field(() => TranslatedTextInput) ask: TranslatedTextInput;
  @Field(() => ID, { nullable: true }) strategy?: string | null;
  @Field(() => ID, { nullable: true }) priority?: string | null;
  @Field(() => [ID], { nullable: true }) indicators?: string[] | null;
  @Field(() => [ID], { nullable: true }) documents?: string[] | null;
  @Field(() => [ID], { nullable: true }) related?: string[] | null;
}

@InputType('EndorseRecommendationInput')
export class EndorseRecommendationInput extends CommandInput {
  @Field(() => ID) recommendation: string;
  @Field(() => ID, { description: 'The body that endorses.' }) body: string;
  @Field(() => TranslatedTextInput, { nullable: true }) note?: TranslatedTextInput | null;
}

/** What the input of each move has. */
@InputType()
abstract class RecommendationMoveInput extends ChangeInput {
  @Field(() => ID) recommendation: string;
}

@InputType('AcknowledgeRecommendationInput')
export class AcknowledgeRecommendationInput extends RecommendationMoveInput {
  @Field(() => TranslatedTextInput, { nullable: true }) note?: TranslatedTextInput | null;
}

@InputType('ReturnRecommendationInput')
export class ReturnRecommendationInput extends RecommendationMoveInput {
  @Field(() => TranslatedTextInput, { description: 'What is missing.' }) missing: TranslatedTextInput;
}

@InputType('ResubmitRecommendationInput', { description: 'Fields left out stay, lists replace.' })
export class ResubmitRecommendationInput extends RecommendationMoveInput {
  @Field(() => TranslatedTextInput, { nullable: true }) title?: TranslatedTextInput | null;
  @Field(() => TranslatedTextInput, { nullable: true }) ask?: TranslatedTextInput | null;
  @Field(() => [ID], { nullable: true }) indicators?: string[] | null;
  @Field(() => [ID], { nullable: true }) documents?: string[] | null;
  @Field(() => TranslatedTextInput, { nullable: true }) note?: TranslatedTextInput | null;
}

@InputType('ScheduleRecommendationInput')
export class ScheduleRecommendationInput extends RecommendationMoveInput {
  @Field(() => ID) agendaItem: string;
}

@InputType('DeferRecommendationInput')
export class DeferRecommendationInput extends RecommendationMoveInput {
  @Field(() => TranslatedTextInput) reason: TranslatedTextInput;
}

@InputType('DecideRecommendationInput', {
  description: 'motion where the Cabinet voted; referredTo with REFERRED only.',
})
export class DecideRecommendationInput extends RecommendationMoveInput {
  @Field(() => DecisionOutcomeEnum) outcome: DecisionOutcome;
  @Field(() => ID, { nullable: true }) motion?: string | null;
  @Field(() => TranslatedTextInput, { nullable: true }) conditions?: TranslatedTextInput | null;
  @Field(() => ID, { nullable: true }) referredTo?: string | null;
  @Field(() => DateScalar, { nullable: true }) answerDueOn?: string | null;
}

@InputType('AnswerRecommendationInput')
export class AnswerRecommendationInput extends RecommendationMoveInput {
  @Field(() => TranslatedTextInput) text: TranslatedTextInput;
  @Field(() => TranslatedTextInput) reasons: TranslatedTextInput;
  @Field(() => ID, { nullable: true }) document?: string | null;
}

@InputType('ReportBackInput')
export class ReportBackInput extends RecommendationMoveInput {
  @Field(() => Boolean) satisfied: boolean;
  @Field(() => TranslatedTextInput) text: TranslatedTextInput;
}

@InputType('CloseRecommendationInput')
export class CloseRecommendationInput extends RecommendationMoveInput {
  @Field(() => TranslatedTextInput, { nullable: true }) note?: TranslatedTextInput | null;
}

@InputType('WithdrawRecommendationInput')
export class WithdrawRecommendationInput extends RecommendationMoveInput {
  @Field(() => TranslatedTextInput, { nullable: true }) reason?: TranslatedTextInput | null;
}
