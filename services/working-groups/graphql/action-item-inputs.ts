import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, CommandInput, TranslatedTextInput } from '../../../platform/subgraph/inputs';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { ActionStatus } from '../domain/vocabulary';
import { ActionStatusEnum } from './enums';

@InputType('AddActionItemInput')
export class AddActionItemInput extends CommandInput {
  @Field(() => ID)
  group: string;

  @Field(() => TranslatedTextInput)
  title: TranslatedTextInput;

  @Field(() => ID, { nullable: true })
  owner?: string | null;

  @Field(() => ID, { nullable: true })
  organization?: string | null;

  @Field(() => DateScalar, { nullable: true })
  dueOn?: string | null;

  @Field(() => ID, { nullable: true })
  strategy?: string | null;

  @Field(() => ID, { nullable: true, description: 'The meeting in which it was agreed.' })
  meeting?: string | null;
}

@InputType('UpdateActionItemInput', { description: "Fields left out stay. DONE is completeActionItem's." })
export class UpdateActionItemInput extends ChangeInput {
  @Field(() => ID)
  actionItem: string;

  @Field(() => TranslatedTextInput, { nullable: true })
  title?: TranslatedTextInput | null;

  @Field(() => ID, { nullable: true })
  owner?: string | null;

  @Field(() => ID, { nullable: true })
  organization?: string | null;

  @Field(() => DateScalar, { nullable: true })
  dueOn?: string | null;

  @Field(() => ID, { nullable: true })
  strategy?: string | null;

  @Field(() => ActionStatusEnum, { nullable: true })
  status?: ActionStatus | null;
}

@InputType('CompleteActionItemInput')
export class CompleteActionItemInput extends ChangeInput {
  @Field(() => ID)
  actionItem: string;

  @Field(() => DateScalar, { nullable: true, description: 'Today when left out.' })
  completedOn?: string | null;
}
