import { Entity, Index } from 'typeorm';
import {
  Day,
  Id,
  Ids,
  Int,
  OneOf,
  ProvenanceColumn,
  Ref,
  Source,
  Str,
  Strs,
  Text,
  Texts,
  Version,
} from '../../../platform/database/columns';
import type { Provenance, SourceRef, TranslatedText } from '../../../platform/database/values';

export const BODY_KINDS = [
  'DEPARTMENT',
  'DIVISION',
  'WORKING_GROUP',
  'PARENT_CABINET',
  'MAYORS_CABINET',
  'STATUTORY_COUNCIL',
  'COMMUNITY_TABLE',
  'ACTION_TEAM',
  'OTHER',
] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

export const OPEN_MEETING_STATUSES = ['SUBJECT', 'NOT_SUBJECT', 'UNDETERMINED'] as const;
export type OpenMeetingStatus = (typeof OPEN_MEETING_STATUSES)[number];

export const CADENCES = ['WEEKLY', 'MONTHLY', 'EVERY_TWO_MONTHS', 'QUARTERLY', 'YEARLY', 'AS_CALLED'] as const;
export type Cadence = (typeof CADENCES)[number];

/** A body of the system, past or present. */
@Entity()
export class Body {
  @Id() id: string;
  @Version() version: number;
  @Index({ unique: true }) @Str() slug: string;
  @OneOf(BODY_KINDS) kind: BodyKind;
  @Text() name: TranslatedText;
  @Strs() formerNames: string[];
  @Text({ nullable: true }) charge: TranslatedText | null;
  @Texts() duties: TranslatedText[];
  @Source({ nullable: true }) legalBasis: SourceRef | null;
  @OneOf(CADENCES, { nullable: true }) cadence: Cadence | null;
  @Index() @Ref(() => Body, { nullable: true }) parentId: string | null;
  /** Bodies that it informs; who informs it follows from theirs. */
  @Index({ type: 'gin' }) @Ids() informsIds: string[];
  @Day({ nullable: true }) validFrom: string | null;
  @Day({ nullable: true }) validTo: string | null;
  @Str({ nullable: true }) validAsPublished: string | null;
  /** The body that it took over from; the successor of that one follows. */
  @Index() @Ref(() => Body, { nullable: true }) predecessorId: string | null;
  @Int({ nullable: true }) quorum: number | null;
  @OneOf(OPEN_MEETING_STATUSES) openMeetingStatus: OpenMeetingStatus;
  @Str({ nullable: true }) contactUrl: string | null;
  @ProvenanceColumn() provenance: Provenance;
}
