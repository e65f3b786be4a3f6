import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { ProvenanceType, TranslatedTextType } from '../../../platform/subgraph/common-types';
import { graphqlEnum } from '../../../platform/subgraph/enums';
import { DateTimeScalar, LanguageTagScalar } from '../../../platform/subgraph/scalars';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { type Document, DOCUMENT_KINDS, type DocumentKind } from '../entities/document';

export const DocumentKindEnum = graphqlEnum(
  'DocumentKind',
  DOCUMENT_KINDS,
  'What a document is; notices and yearly schedules are what the open-meeting clocks wait for.',
);

@ObjectType('Document', { description: 'A record or paper: kept here as text, or found at its url.' })
@Directive('@key(fields: "id")')
export class DocumentType {
  @Field(() => ID)
  id: string;

  @Field(() => DocumentKindEnum)
  kind: DocumentKind;

  @Field(() => TranslatedTextType)
  title: TranslatedText;

  @Field(() => [LanguageTagScalar])
  languages: string[];

  @Field(() => String, { nullable: true })
  url: string | null;

  @Field(() => TranslatedTextType, { nullable: true })
  text: TranslatedText | null;

  @Field(() => DateTimeScalar, { nullable: true })
  publishedAt: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Readable by a screen reader; null when nobody has checked.' })
  accessible: boolean | null;

  @Field(() => ProvenanceType)
  provenance: Provenance;

  replacesId: string | null;
  meetingId: string | null;
  bodyId: string | null;
}

export function toDocument(row: Document): DocumentType {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    languages: row.languages,
    url: row.url,
    text: row.text,
    publishedAt: row.publishedAt,
    accessible: row.accessible,
    replacesId: row.replacesId,
    meetingId: row.meetingId,
    bodyId: row.bodyId,
    provenance: row.provenance,
  };
}
