import { Field, ID, InputType, Int } from 'type-graphql';
import { ChangeInput, CommandInput, TranslatedTextInput } from '../../../platform/subgraph/inputs';
import { DateScalar } from '../../../platform/subgraph/scalars';

@InputType('AddProgramInput')
export class AddProgramInput extends CommandInput {
  @Field(() => ID)
  organization: string;

  @Field(() => TranslatedTextInput)
  name: TranslatedTextInput;

  @Field(() => Int, { nullable: true })
  capacityLicensed?: number | null;

  @Field(() => Int, { nullable: true })
  capacityActual?: number | null;

  @Field(() => Int, { nullable: true })
  enrolled?: number | null;

  @Field(() => DateScalar, { nullable: true })
  asOf?: string | null;
}

@InputType('UpdateProgramInput')
export class UpdateProgramInput extends ChangeInput {
  @Field(() => ID)
  program: string;

  @Field(() => TranslatedTextInput, { nullable: true })
  name?: TranslatedTextInput | null;

  @Field(() => Int, { nullable: true })
  capacityLicensed?: number | null;

  @Field(() => Int, { nullable: true })
  capacityActual?: number | null;

  @Field(() => Int, { nullable: true })
  enrolled?: number | null;

  @Field(() => DateScalar, { nullable: true })
  asOf?: string | null;
}
