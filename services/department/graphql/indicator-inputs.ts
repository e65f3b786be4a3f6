import { Field, Float, ID, InputType } from 'type-graphql';
import type { Confidence } from '../../../platform/database/values';
import { ConfidenceEnum } from '../../../platform/subgraph/enums';
import { ChangeInput, CommandInput, SourceRefInput, TranslatedTextInput } from '../../../platform/subgraph/inputs';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { IndicatorKind, Outcome, Polarity } from '../entities/indicator';
import { IndicatorKindEnum, OutcomeEnum, PolarityEnum } from './indicators';

@InputType('DefineGoalInput')
export class DefineGoalInput extends CommandInput {
  @Field(() => TranslatedTextInput)
  name: TranslatedTextInput;

  @Field(() => String, { nullable: true })
  plan?: string | null;

  @Field(() => [ID], { nullable: true })
  indicators?: string[] | null;

  @Field(() => SourceRefInput, { nullable: true })
  source?: SourceRefInput | null;
}

@InputType('DefineIndicatorInput')
export class DefineIndicatorInput extends CommandInput {
  @Field(() => TranslatedTextInput)
  name: TranslatedTextInput;

  @Field(() => TranslatedTextInput, { nullable: true })
  definition?: TranslatedTextInput | null;

  @Field(() => IndicatorKindEnum)
  kind: IndicatorKind;

  @Field(() => Boolean, { defaultValue: false })
  core: boolean;

  @Field(() => OutcomeEnum, { nullable: true })
  outcome?: Outcome | null;

  @Field(() => TranslatedTextInput)
  unit: TranslatedTextInput;

  @Field(() => TranslatedTextInput, { nullable: true })
  area?: TranslatedTextInput | null;

  @Field(() => PolarityEnum)
  polarity: Polarity;

  @Field(() => [ID], { nullable: true })
  goals?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'PERFORMANCE only.' })
  program?: string | null;

  @Field(() => [ID], { nullable: true })
  comparisons?: string[] | null;
}

@InputType('IndicatorPointInput', { description: 'value must be null where suppressed.' })
export class IndicatorPointInput {
  @Field(() => String)
  period: string;

  @Field(() => DateScalar, { nullable: true })
  start?: string | null;

  @Field(() => DateScalar, { nullable: true })
  end?: string | null;

  @Field(() => ConfidenceEnum, { nullable: true })
  confidence?: Confidence | null;

  @Field(() => Float, { nullable: true })
  value?: number | null;

  @Field(() => Float, { nullable: true })
  low?: number | null;

  @Field(() => Float, { nullable: true })
  high?: number | null;

  @Field(() => Boolean, { defaultValue: false })
  suppressed: boolean;

  @Field(() => TranslatedTextInput, { nullable: true })
  note?: TranslatedTextInput | null;

  @Field(() => String, { nullable: true })
  subgroup?: string | null;

  @Field(() => SourceRefInput)
  source: SourceRefInput;

  @Field(() => DateScalar, { nullable: true })
  asOf?: string | null;
}

@InputType('PublishIndicatorPointsInput', {
  description: 'Points replace those of the same period, subgroup and source.',
})
export class PublishIndicatorPointsInput extends ChangeInput {
  @Field(() => ID)
  indicator: string;

  @Field(() => [IndicatorPointInput])
  points: IndicatorPointInput[];

  @Field(() => TranslatedTextInput, { nullable: true })
  storyBehind?: TranslatedTextInput | null;
}

@InputType('SetIndicatorTargetInput')
export class SetIndicatorTargetInput extends ChangeInput {
  @Field(() => ID)
  indicator: string;

  @Field(() => IndicatorPointInput)
  target: IndicatorPointInput;

  @Field(() => String, {
    nullable: true,
    description: 'Period of the published point that progress is counted from.',
  })
  baselinePeriod?: string | null;
}

@InputType('SetIndicatorForecastInput', { description: 'Replaces the forecast.' })
export class SetIndicatorForecastInput extends ChangeInput {
  @Field(() => ID)
  indicator: string;

  @Field(() => [IndicatorPointInput])
  points: IndicatorPointInput[];
}
