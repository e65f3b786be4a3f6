import { Field, ID, InputType, Int } from 'type-graphql';
import { CommandInput, MoneyInput, SourceRefInput, TranslatedTextInput } from '../../../platform/subgraph/inputs';

@InputType('RecordGrantInput')
export class RecordGrantInput extends CommandInput {
  @Field(() => TranslatedTextInput)
  name: TranslatedTextInput;

  @Field(() => String, { nullable: true })
  funder?: string | null;

  @Field(() => String, { nullable: true })
  fiscalYear?: string | null;

  @Field(() => MoneyInput, { nullable: true })
  total?: MoneyInput | null;

  @Field(() => SourceRefInput, { nullable: true })
  source?: SourceRefInput | null;
}

@InputType('AwardGrantInput')
export class AwardGrantInput extends CommandInput {
  @Field(() => ID)
  grant: string;

  @Field(() => ID)
  organization: string;

  @Field(() => MoneyInput, { nullable: true })
  amount?: MoneyInput | null;

  @Field(() => Int, { nullable: true })
  slots?: number | null;
}
