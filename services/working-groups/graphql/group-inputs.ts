import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, CommandInput, TranslatedTextInput } from '../../../platform/subgraph/inputs';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { MemberRole } from '../domain/vocabulary';
import { MemberRoleEnum } from './enums';

@InputType('CreateWorkingGroupInput', {
  description: 'body is a registered body of kind WORKING_GROUP; the group takes its id.',
})
export class CreateWorkingGroupInput extends CommandInput {
  @Field(() => ID)
  body: string;

  @Field(() => [TranslatedTextInput], { nullable: true })
  areasOfNeed?: TranslatedTextInput[] | null;

  @Field(() => [TranslatedTextInput])
  goals: TranslatedTextInput[];
}

@InputType('UpdateWorkingGroupInput', { description: 'Fields left out stay, lists replace.' })
export class UpdateWorkingGroupInput extends ChangeInput {
  @Field(() => ID)
  group: string;

  @Field(() => [TranslatedTextInput], { nullable: true })
  areasOfNeed?: TranslatedTextInput[] | null;

  @Field(() => [TranslatedTextInput], { nullable: true })
  goals?: TranslatedTextInput[] | null;
}

@InputType('SeatMemberInput')
export class SeatMemberInput extends CommandInput {
  @Field(() => ID)
  group: string;

  @Field(() => ID)
  person: string;

  @Field(() => ID, { nullable: true })
  organization?: string | null;

  @Field(() => MemberRoleEnum)
  role: MemberRole;

  @Field(() => DateScalar)
  from: string;
}

@InputType('EndMembershipInput')
export class EndMembershipInput extends ChangeInput {
  @Field(() => ID)
  member: string;

  @Field(() => DateScalar)
  to: string;
}
