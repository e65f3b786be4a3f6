import { Field, ID, InputType } from 'type-graphql';
import type { Sector, Side } from '../../../platform/database/values';
import { ChangeInput, CommandInput, TranslatedTextInput } from '../../../platform/subgraph/inputs';
import { DateScalar } from '../../../platform/subgraph/scalars';
import { SectorEnum, SideEnum } from './organizations';

@InputType('AffiliationInput')
export class AffiliationInput {
  @Field(() => ID)
  organization: string;

  @Field(() => TranslatedTextInput, { nullable: true })
  title?: TranslatedTextInput | null;

  @Field(() => DateScalar, { nullable: true })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true })
  to?: string | null;
}

@InputType('AddPersonInput', {
  description: 'parent: true keeps no name here; the chosen one goes to seatParent. Otherwise displayName is required.',
})
export class AddPersonInput extends CommandInput {
  @Field(() => String, { nullable: true })
  displayName?: string | null;

  @Field(() => Boolean, { defaultValue: false })
  parent: boolean;

  @Field(() => Boolean, { defaultValue: false })
  isPseudonym: boolean;

  @Field(() => [AffiliationInput], { nullable: true })
  affiliations?: AffiliationInput[] | null;
}

@InputType('UpdatePersonInput', { description: 'Fields left out stay, lists replace.' })
export class UpdatePersonInput extends ChangeInput {
  @Field(() => ID)
  person: string;

  @Field(() => String, { nullable: true })
  displayName?: string | null;

  @Field(() => Boolean, { nullable: true })
  isPseudonym?: boolean | null;

  @Field(() => [AffiliationInput], { nullable: true })
  affiliations?: AffiliationInput[] | null;
}

@InputType('AddOrganizationInput')
export class AddOrganizationInput extends CommandInput {
  @Field(() => TranslatedTextInput)
  name: TranslatedTextInput;

  @Field(() => SectorEnum)
  sector: Sector;

  @Field(() => SideEnum)
  side: Side;
}

@InputType('UpdateOrganizationInput')
export class UpdateOrganizationInput extends ChangeInput {
  @Field(() => ID)
  organization: string;

  @Field(() => TranslatedTextInput, { nullable: true })
  name?: TranslatedTextInput | null;

  @Field(() => SectorEnum, { nullable: true })
  sector?: Sector | null;

  @Field(() => SideEnum, { nullable: true })
  side?: Side | null;
}
