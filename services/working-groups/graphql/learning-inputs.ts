import { Field, ID, InputType } from 'type-graphql';
import { CommandInput, TranslatedTextInput } from '../../../platform/subgraph/inputs';
import { DateScalar } from '../../../platform/subgraph/scalars';

@InputType('NoteLearningInput')
export class NoteLearningInput extends CommandInput {
  @Field(() => ID)
  group: string;

  @Field(() => DateScalar)
  on: string;

  @Field(() => ID, { nullable: true })
  strategy?: string | null;

  @Field(() => ID, { nullable: true })
  indicator?: string | null;

  @Field(() => TranslatedTextInput)
  finding: TranslatedTextInput;

  @Field(() => TranslatedTextInput, { nullable: true })
  adjustment?: TranslatedTextInput | null;

  @Field(() => ID, { nullable: true })
  meeting?: string | null;
}

@InputType('RecordDecisionInput')
export class RecordDecisionInput extends CommandInput {
  @Field(() => ID)
  group: string;

  @Field(() => ID)
  meeting: string;

  @Field(() => TranslatedTextInput)
  text: TranslatedTextInput;

  @Field(() => ID, { nullable: true })
  strategy?: string | null;
}
