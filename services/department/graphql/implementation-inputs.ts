import { Field, ID, InputType, Int } from 'type-graphql';
import { ChangeInput, CommandInput, MoneyInput, TranslatedTextInput } from '../../../platform/subgraph/inputs';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { ImplementationStatus } from '../entities/implementation';
import { ImplementationStatusEnum } from './implementation';

@InputType('SetFiscalNoteInput')
export class SetFiscalNoteInput extends CommandInput {
  @Field(() => ID)
  recommendation: string;

  @Field(() => MoneyInput)
  amount: MoneyInput;

  @Field(() => [ID], { nullable: true })
  grants?: string[] | null;
}

@InputType('SetImplementationInput', {
  description: "expectedVersion is the implementation's, here and for its milestones. Fields left out stay.",
})
export class SetImplementationInput extends ChangeInput {
  @Field(() => ID)
  recommendation: string;

  @Field(() => ID, { nullable: true })
  lead?: string | null;

  @Field(() => ID, { nullable: true })
  leadPerson?: string | null;

  @Field(() => ImplementationStatusEnum)
  status: ImplementationStatus;

  @Field(() => Int, { nullable: true })
  progress?: number | null;

  @Field(() => MoneyInput, { nullable: true })
  budget?: MoneyInput | null;

  @Field(() => TranslatedTextInput, { nullable: true })
  note?: TranslatedTextInput | null;
}

@InputType('AddMilestoneInput')
export class AddMilestoneInput extends ChangeInput {
  @Field(() => ID)
  recommendation: string;

  @Field(() => TranslatedTextInput)
  title: TranslatedTextInput;

  @Field(() => DateScalar, { nullable: true })
  dueOn?: string | null;
}

@InputType('CompleteMilestoneInput')
export class CompleteMilestoneInput extends ChangeInput {
  @Field(() => ID)
  milestone: string;

  @Field(() => DateScalar)
  doneOn: string;
}
