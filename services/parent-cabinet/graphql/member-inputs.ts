import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../../platform/subgraph/inputs';
import { DateScalar, LanguageTagScalar } from '../../../platform/subgraph/scalars';
import type { ConsentField, ParentRole } from '../domain/vocabulary';
import { ConsentFieldEnum, ParentRoleEnum } from './enums';

@InputType('SeatParentInput', {
  description: 'languages count towards languagesSpoken and are not shown for a person.',
})
export class SeatParentInput extends CommandInput {
  @Field(() => ID)
  person: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name that the parent chose; kept in the Parent Cabinet only.',
  })
  displayName?: string | null;

  @Field(() => ParentRoleEnum)
  role: ParentRole;

  @Field(() => DateScalar)
  from: string;

  @Field(() => ID, { nullable: true })
  liaisonTo?: string | null;

  @Field(() => [LanguageTagScalar], { nullable: true })
  languages?: string[] | null;

  @Field(() => [ConsentFieldEnum], { nullable: true })
  consents?: ConsentField[] | null;
}

@InputType('EndParentSeatInput')
export class EndParentSeatInput extends ChangeInput {
  @Field(() => ID)
  member: string;

  @Field(() => DateScalar)
  to: string;
}

@InputType('SetConsentInput')
export class SetConsentInput extends CommandInput {
  @Field(() => ID)
  member: string;

  @Field(() => [ConsentFieldEnum])
  fields: ConsentField[];

  @Field(() => DateScalar)
  givenOn: string;
}

@InputType('WithdrawConsentInput', { description: 'Null fields withdraws all.' })
export class WithdrawConsentInput extends CommandInput {
  @Field(() => ID)
  member: string;

  @Field(() => [ConsentFieldEnum], { nullable: true })
  fields?: ConsentField[] | null;
}
