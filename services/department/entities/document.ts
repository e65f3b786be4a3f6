import { Entity, Index } from 'typeorm';
import { Flag, Id, Instant, OneOf, ProvenanceColumn, Ref, Str, Strs, Text } from '../../../platform/database/columns';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { Body } from './body';
import { Meeting } from './meeting';

export const DOCUMENT_KINDS = [
  'NOTICE',
  'ADJOURNMENT_NOTICE',
  'ANNUAL_SCHEDULE',
  'AGENDA',
  'MINUTES',
  'PACKET',
  'STAFF_REPORT',
  'PRESENTATION',
  'RECORDING',
  'BRIEFING',
  'RESPONSE',
  'NEEDS_ASSESSMENT',
  'PLAN',
  'OTHER',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** A record or paper: kept here as text, or found at its url. Minutes follow the status of their meeting's minutes. */
@Entity()
export class Document {
  @Id() id: string;
  @OneOf(DOCUMENT_KINDS) kind: DocumentKind;
  @Text() title: TranslatedText;
  /** BCP 47 tags. */
  @Strs() languages: string[];
  @Str({ nullable: true }) url: string | null;
  @Text({ nullable: true }) text: TranslatedText | null;
  @Instant({ nullable: true }) publishedAt: Date | null;
  @Flag({ nullable: true }) accessible: boolean | null;
  /** The version that it corrects. */
  @Ref(() => Document, { nullable: true }) replacesId: string | null;
  @Index() @Ref(() => Meeting, { nullable: true }) meetingId: string | null;
  @Index() @Ref(() => Body, { nullable: true }) bodyId: string | null;
  @ProvenanceColumn() provenance: Provenance;
}
