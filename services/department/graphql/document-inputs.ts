import { Field, ID, InputType } from 'type-graphql';
import { TranslatedTextInput } from '../../../platform/subgraph/inputs';
import { DateTimeScalar, LanguageTagScalar } from '../../../platform/subgraph/scalars';
import type { DocumentKind } from '../entities/document';
import { DocumentKindEnum } from './documents';

@InputType('AddDocumentInput', {
  description: 'Belongs to a meeting or a body. url (http or https) or text is required.',
})
export class AddDocumentInput {
  @Field(() => String)
  idempotencyKey: string;

  @Field(() => DocumentKindEnum)
  kind: DocumentKind;

  @Field(() => TranslatedTextInput)
  title: TranslatedTextInput;

  @Field(() => [LanguageTagScalar])
  languages: string[];

  @Field(() => ID, { nullable: true })
  meeting?: string | null;

  @Field(() => ID, { nullable: true })
  body?: string | null;

  @Field(() => String, { nullable: true })
  url?: string | null;

  @Field(() => TranslatedTextInput, { nullable: true })
  text?: TranslatedTextInput | null;

  @Field(() => DateTimeScalar, { nullable: true })
  publishedAt?: Date | null;

  @Field(() => Boolean, { nullable: true })
  accessible?: boolean | null;

  @Field(() => ID, { nullable: true })
  replaces?: string | null;
}
