import { Check, Entity, Index } from 'typeorm';
import {
  Day,
  Id,
  Ids,
  Instant,
  Int,
  OneOf,
  ProvenanceColumn,
  Ref,
  Str,
  Strs,
  Text,
  Texts,
  Version,
} from '../../../platform/database/columns';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { Body } from './body';

export const MEETING_STATUSES = [
  'SCHEDULED',
  'AGENDA_PUBLISHED',
  'IN_SESSION',
  'RECESSED',
  'ADJOURNED',
  'CANCELLED',
  'NOT_HELD_NO_QUORUM',
] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

export const MEETING_KINDS = ['REGULAR', 'SPECIAL', 'EMERGENCY', 'WORKING'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

export const MODALITIES = ['IN_PERSON', 'REMOTE', 'HYBRID'] as const;
export type Modality = (typeof MODALITIES)[number];

export const MINUTES_STATUSES = ['NONE', 'DRAFT', 'POSTED_DRAFT', 'APPROVED', 'CORRECTED'] as const;
export type MinutesStatus = (typeof MINUTES_STATUSES)[number];

/** A meeting of any body, from its notice to its minutes. What the record does not say is null. */
@Entity()
// PostgreSQL refuses a zone that it does not know, so that no list can fail on one.
@Check('meeting_time_zone', `timezone("time_zone", timestamp '2000-01-01') IS NOT NULL`)
export class Meeting {
  @Id() id: string;
  @Version() version: number;
  /** Null where the record gives none; one is then made from the body's name. */
  @Text({ nullable: true }) title: TranslatedText | null;
  @Index() @Ref(() => Body) bodyId: string;
  /** Bodies that meet jointly with that one, in order. */
  @Index({ type: 'gin' }) @Ids() jointWithIds: string[];
  @OneOf(MEETING_KINDS, { nullable: true }) kind: MeetingKind | null;
  /** The day in `timeZone`; all that older records give. */
  @Day({ nullable: true }) date: string | null;
  @Instant({ nullable: true }) startsAt: Date | null;
  @Instant({ nullable: true }) endsAt: Date | null;
  /** IANA zone. */
  @Str({ default: 'America/New_York' }) timeZone: string;
  @Instant({ nullable: true }) previousStartsAt: Date | null;
  @Str({ nullable: true }) dateAsPublished: string | null;
  /** Null where the record does not say whether it was held. */
  @Index() @OneOf(MEETING_STATUSES, { nullable: true }) status: MeetingStatus | null;
  @Text({ nullable: true }) statusReason: TranslatedText | null;
  @OneOf(MODALITIES, { nullable: true }) modality: Modality | null;
  @Text({ nullable: true }) place: TranslatedText | null;
  @Str({ nullable: true }) joinUrl: string | null;
  @Str({ nullable: true }) dialIn: string | null;
  /** BCP 47 tags. */
  @Strs() interpretation: string[];
  @Texts() objectives: TranslatedText[];
  /** When it was entered in the calendar, which counts as its notice; null for meetings of the record. */
  @Instant({ nullable: true }) scheduledAt: Date | null;
  @Instant({ nullable: true }) agendaPublishedAt: Date | null;
  @Instant({ nullable: true }) startedAt: Date | null;
  /** When what was entered last of its session happened; null before the start, and for meetings of the record. */
  @Instant({ nullable: true }) sessionAt: Date | null;
  /** The true end; of a meeting that had no quorum, when that was declared. */
  @Instant({ nullable: true }) adjournedAt: Date | null;
  /** Counts of the record, for a meeting without roll-call entries; with entries they are counted from those. */
  @Int({ nullable: true }) presentCount: number | null;
  @Int({ nullable: true }) absentCount: number | null;
  @Int({ nullable: true }) excusedCount: number | null;
  /** When its votes were put in writing. The votes are the Cabinet's; this is what the clocks need to know of them. */
  @Instant({ nullable: true }) votesRecordedAt: Date | null;
  @OneOf(MINUTES_STATUSES, { default: 'NONE' }) minutesStatus: MinutesStatus;
  @Instant({ nullable: true }) minutesPostedAt: Date | null;
  @Index() @Ref(() => Meeting, { nullable: true }) minutesApprovedInId: string | null;
  @ProvenanceColumn() provenance: Provenance;
}
