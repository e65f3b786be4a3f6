import { Arg, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { Confidence, Language, Money, Origin, Provenance, SourceRef, TranslatedText } from '../database/values';
import { ConfidenceEnum, LanguageEnum, OriginEnum } from './enums';
import { DateScalar, SafeIntScalar } from './scalars';

/** The object types that every subgraph declares the same way. Their sources are the JSON values of the rows. */

@ObjectType('TranslatedText', {
  description:
    'A text in English and Spanish. A missing translation is null, never an empty string; the client decides the fallback and says which language it shows.',
})
@Directive('@shareable')
export class TranslatedTextType {
  @Field(() => LanguageEnum, { description: 'The language in which it was written.' })
  original: Language;

  @Field(() => String, { nullable: true })
  en: string | null;

  @Field(() => String, { nullable: true })
  es: string | null;
}

@Resolver(() => TranslatedTextType)
export class TranslatedTextResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The text in one language, for clients that ask for a single one.',
  })
  text(
    @Root() text: TranslatedText,
    @Arg('language', () => LanguageEnum, { nullable: true, defaultValue: 'EN' }) language: Language | null,
  ): string | null {
    return language === 'ES' ? text.es : text.en;
  }

  @FieldResolver(() => Boolean, {
    description: 'True when the text in that language was produced by a machine and nobody has checked it.',
  })
  machineTranslated(@Root() text: TranslatedText, @Arg('language', () => LanguageEnum) language: Language): boolean {
    return text.machineTranslated.includes(language);
  }
}

@ObjectType('SourceRef', {
  description:
    'What a fact rests on. Not every source is a web page: url is null for a paper record, a hand entry or a sample.',
})
@Directive('@shareable')
export class SourceRefType implements SourceRef {
  @Field(() => String)
  label: string;

  @Field(() => String, { nullable: true })
  url: string | null;

  @Field(() => DateScalar, { nullable: true })
  retrievedOn: string | null;
}

@ObjectType('Provenance', {
  description: 'Where a fact comes from. SAMPLE rows are invented for demonstration and say so everywhere.',
})
@Directive('@shareable')
export class ProvenanceType implements Provenance {
  @Field(() => OriginEnum)
  origin: Origin;

  @Field(() => ConfidenceEnum, { nullable: true })
  confidence: Confidence | null;

  @Field(() => TranslatedTextType, { nullable: true })
  note: TranslatedText | null;

  @Field(() => [SourceRefType])
  sources: SourceRef[];
}

@ObjectType('Money', { description: 'An exact amount in the smallest unit of an ISO 4217 currency.' })
@Directive('@shareable')
export class MoneyType implements Money {
  @Field(() => SafeIntScalar)
  cents: number;

  @Field(() => String)
  currency: string;
}
