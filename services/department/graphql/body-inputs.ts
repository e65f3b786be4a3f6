import { Field, ID, InputType, Int } from 'type-graphql';
import { ChangeInput, CommandInput, SourceRefInput, TranslatedTextInput } from '../../../platform/subgraph/inputs';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { BodyKind, Cadence, OpenMeetingStatus } from '../entities/body';
import { BodyKindEnum, CadenceEnum, OpenMeetingStatusEnum } from './bodies';

@InputType('RegisterBodyInput')
export class RegisterBodyInput extends CommandInput {
  @Field(() => String)
  slug: string;

  @Field(() => BodyKindEnum)
  kind: BodyKind;

  @Field(() => TranslatedTextInput)
  name: TranslatedTextInput;

  @Field(() => TranslatedTextInput, { nullable: true })
  charge?: TranslatedTextInput | null;

  @Field(() => [TranslatedTextInput], { nullable: true })
  duties?: TranslatedTextInput[] | null;

  @Field(() => SourceRefInput, { nullable: true })
  legalBasis?: SourceRefInput | null;

  @Field(() => CadenceEnum, { nullable: true })
  cadence?: Cadence | null;

  @Field(() => ID, { nullable: true })
  parent?: string | null;

  @Field(() => [ID], { nullable: true })
  informs?: string[] | null;

  @Field(() => ID, { nullable: true })
  predecessor?: string | null;

  @Field(() => DateScalar, { nullable: true })
  validFrom?: string | null;

  @Field(() => String, { nullable: true })
  validAsPublished?: string | null;

  @Field(() => Int, { nullable: true })
  quorum?: number | null;

  @Field(() => OpenMeetingStatusEnum, { defaultValue: 'UNDETERMINED' })
  openMeetingStatus: OpenMeetingStatus;

  @Field(() => String, { nullable: true })
  contactUrl?: string | null;

  @Field(() => SourceRefInput, { nullable: true })
  source?: SourceRefInput | null;
}

@InputType('UpdateBodyInput', {
  description: 'A new name keeps the old one among formerNames. Fields left out stay, lists replace.',
})
export class UpdateBodyInput extends ChangeInput {
  @Field(() => ID)
  body: string;

  @Field(() => TranslatedTextInput, { nullable: true })
  name?: TranslatedTextInput | null;

  @Field(() => TranslatedTextInput, { nullable: true })
  charge?: TranslatedTextInput | null;

  @Field(() => [TranslatedTextInput], { nullable: true })
  duties?: TranslatedTextInput[] | null;

  @Field(() => SourceRefInput, { nullable: true })
  legalBasis?: SourceRefInput | null;

  @Field(() => CadenceEnum, { nullable: true })
  cadence?: Cadence | null;

  @Field(() => ID, { nullable: true })
  parent?: string | null;

  @Field(() => [ID], { nullable: true })
  informs?: string[] | null;

  @Field(() => ID, { nullable: true })
  predecessor?: string | null;

  @Field(() => DateScalar, { nullable: true })
  validFrom?: string | null;

  @Field(() => DateScalar, { nullable: true })
  validTo?: string | null;

  @Field(() => String, { nullable: true })
  validAsPublished?: string | null;

  @Field(() => Int, { nullable: true })
  quorum?: number | null;

  @Field(() => OpenMeetingStatusEnum, { nullable: true })
  openMeetingStatus?: OpenMeetingStatus | null;

  @Field(() => String, { nullable: true })
  contactUrl?: string | null;

  @Field(() => SourceRefInput, { nullable: true })
  source?: SourceRefInput | null;
}
