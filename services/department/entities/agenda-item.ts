import { Check, Entity, Index } from 'typeorm';
import { Amount, Flag, Id, Ids, Instant, Int, OneOf, Ref, Str, Text } from '../../../platform/database/columns';
import type { Money, TranslatedText } from '../../../platform/database/values';
import { Body } from './body';
import { Grant } from './grant';
import { Meeting } from './meeting';

export const AGENDA_ITEM_KINDS = [
  'CALL_TO_ORDER',
  'ROLL_CALL',
  'MINUTES',
  'REPORT',
  'BUSINESS',
  'PUBLIC_COMMENT',
  'ANNOUNCEMENT',
  'EXECUTIVE_SESSION',
  'ADJOURNMENT',
] as const;
export type AgendaItemKind = (typeof AGENDA_ITEM_KINDS)[number];

export const AGENDA_ITEM_STATUSES = ['PLANNED', 'OPEN', 'DONE', 'TABLED', 'WITHDRAWN'] as const;
export type AgendaItemStatus = (typeof AGENDA_ITEM_STATUSES)[number];

/** One item of a meeting's agenda. It changes with its meeting and has no version of its own. */
@Entity()
@Index(['meetingId', 'position'])
@Check('agenda_item_late_vote', '("late_vote_yes" IS NULL) = ("late_vote_no" IS NULL)')
export class AgendaItem {
  @Id() id: string;
  @Ref(() => Meeting) meetingId: string;
  /** Its place on the agenda, rising; gaps are allowed. */
  @Int() position: number;
  /** As printed, such as 5.1. */
  @Str() number: string;
  @OneOf(AGENDA_ITEM_KINDS) kind: AgendaItemKind;
  @OneOf(AGENDA_ITEM_STATUSES, { default: 'PLANNED' }) status: AgendaItemStatus;
  @Flag({ default: false }) addedLate: boolean;
  @Instant({ nullable: true }) expectedAt: Date | null;
  @Instant({ nullable: true }) openedAt: Date | null;
  @Instant({ nullable: true }) closedAt: Date | null;
  /** The recorded vote that admitted a late item; null together. */
  @Int({ nullable: true }) lateVoteYes: number | null;
  @Int({ nullable: true }) lateVoteNo: number | null;
  @Text({ nullable: true }) title: TranslatedText | null;
  @Text({ nullable: true }) legalReason: TranslatedText | null;
  @Text({ nullable: true }) recommendedAction: TranslatedText | null;
  @Amount({ nullable: true }) amount: Money | null;
  @Index() @Ref(() => Grant, { nullable: true }) grantId: string | null;
  /** The body that brings the item. */
  @Ref(() => Body, { nullable: true }) presenterId: string | null;
  @Index({ type: 'gin' }) @Ids() documentIds: string[];
}
