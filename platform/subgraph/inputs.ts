import { Field, InputType, Int } from 'type-graphql';
import type { Language } from '../database/values';
import { LanguageEnum } from './enums';
import { DateScalar, SafeIntScalar } from './scalars';

/** The input types that every subgraph declares the same way. Each field that may be left out is undefined then. */

/** What the input of every mutation has. */
@InputType()
export abstract class CommandInput {
  @Field(() => String)
  idempotencyKey: string;
}

/** What the input of a mutation has that changes something with a version. */
@InputType()
export abstract class ChangeInput extends CommandInput {
  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;
}

@InputType('TranslatedTextInput', {
  description:
    'At least the original language must be there; machineTranslated lists languages that no person has checked.',
})
export class TranslatedTextInput {
  @Field(() => String, { nullable: true })
  en?: string | null;

  @Field(() => String, { nullable: true })
  es?: string | null;

  @Field(() => LanguageEnum, { defaultValue: 'EN' })
  original: Language;

  @Field(() => [LanguageEnum], { nullable: true })
  machineTranslated?: Language[] | null;
}

@InputType('MoneyInput')
export class MoneyInput {
  @Field(() => SafeIntScalar)
  cents: number;

  @Field(() => String, { defaultValue: 'USD' })
  currency: string;
}

@InputType('SourceRefInput')
export class SourceRefInput {
  @Field(() => String)
  label: string;

  @Field(() => String, { nullable: true })
  url?: string | null;

  @Field(() => DateScalar, { nullable: true })
  retrievedOn?: string | null;
}
