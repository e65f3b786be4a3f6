import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, CommandInput, TranslatedTextInput } from '../../../platform/subgraph/inputs';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { StrategyStatus, StrategyType } from '../domain/vocabulary';
import { StrategyStatusEnum, StrategyTypeEnum } from './enums';

@InputType('ProposeStrategyInput')
export class ProposeStrategyInput extends CommandInput {
  @Field(() => ID)
  group: string;

  @Field(() => TranslatedTextInput)
  title: TranslatedTextInput;

  @Field(() => TranslatedTextInput, { nullable: true })
  description?: TranslatedTextInput | null;

  @Field(() => StrategyTypeEnum, { nullable: true })
  type?: StrategyType | null;

  @Field(() => [ID], { nullable: true })
  indicators?: string[] | null;

  @Field(() => [ID], { nullable: true })
  partners?: string[] | null;
}

@InputType('UpdateStrategyInput', { description: 'Fields left out stay, lists replace.' })
export class UpdateStrategyInput extends ChangeInput {
  @Field(() => ID)
  strategy: string;

  @Field(() => TranslatedTextInput, { nullable: true })
  title?: TranslatedTextInput | null;

  @Field(() => TranslatedTextInput, { nullable: true })
  description?: TranslatedTextInput | null;

  @Field(() => StrategyTypeEnum, { nullable: true })
  type?: StrategyType | null;

  @Field(() => [ID], { nullable: true })
  indicators?: string[] | null;

  @Field(() => [ID], { nullable: true })
  partners?: string[] | null;
}

@InputType('ChangeStrategyStatusInput')
export class ChangeStrategyStatusInput extends ChangeInput {
  @Field(() => ID)
  strategy: string;

  @Field(() => StrategyStatusEnum)
  status: StrategyStatus;

  @Field(() => DateScalar, { nullable: true, description: 'The day of the change; today when left out.' })
  on?: string | null;
}
