import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, CommandInput, SourceRefInput, TranslatedTextInput } from '../../../platform/subgraph/inputs';
import { DateScalar } from '../../../platform/subgraph/scalars';

@InputType('CreateSeatInput')
export class CreateSeatInput extends CommandInput {
  @Field(() => ID) body: string;
  @Field(() => TranslatedTextInput) role: TranslatedTextInput;
  @Field(() => SourceRefInput, { nullable: true }) legalBasis?: SourceRefInput | null;
  @Field(() => Boolean, { defaultValue: false }) coChair: boolean;
  @Field(() => Boolean, { defaultValue: true }) voting: boolean;
  @Field(() => Boolean, { defaultValue: false }) designeeAllowed: boolean;
  @Field(() => DateScalar, { nullable: true }) from?: string | null;
}

/** What the input of each change of a seat has. */
@InputType()
abstract class SeatChangeInput extends ChangeInput {
  @Field(() => ID) seat: string;
}

@InputType('EndSeatInput')
export class EndSeatInput extends SeatChangeInput {
  @Field(() => DateScalar) to: string;
}

@InputType('NameDesigneeInput', { description: 'A null designee names none.' })
export class NameDesigneeInput extends SeatChangeInput {
  @Field(() => ID, { nullable: true }) designee?: string | null;
  @Field(() => DateScalar) from: string;
}

@InputType('FillSeatInput')
export class FillSeatInput extends SeatChangeInput {
  @Field(() => ID) holder: string;
  @Field(() => DateScalar) from: string;
}

@InputType('VacateSeatInput')
export class VacateSeatInput extends SeatChangeInput {
  @Field(() => DateScalar) to: string;
}
