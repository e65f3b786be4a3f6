import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { MoneyType, TranslatedTextType } from '../../../platform/subgraph/common-types';
import { graphqlEnum } from '../../../platform/subgraph/enums';
import { DateTimeScalar } from '../../../platform/subgraph/scalars';
import type { Money, TranslatedText } from '../../../platform/database/values';
import {
  AGENDA_ITEM_KINDS,
  AGENDA_ITEM_STATUSES,
  type AgendaItem,
  type AgendaItemKind,
  type AgendaItemStatus,
} from '../entities/agenda-item';

export const AgendaItemKindEnum = graphqlEnum(
  'AgendaItemKind',
  AGENDA_ITEM_KINDS,
  'What an item is for; BUSINESS is what the body decides on.',
);

export const AgendaItemStatusEnum = graphqlEnum(
  'AgendaItemStatus',
  AGENDA_ITEM_STATUSES,
  'PLANNED and OPEN items are to come; TABLED goes to another meeting, WITHDRAWN will not be taken up.',
);

@ObjectType('LateVote', { description: 'The recorded two-thirds vote that admitted a late item at a regular meeting.' })
export class LateVoteType {
  @Field(() => Int)
  yes: number;

  @Field(() => Int)
  no: number;
}

@ObjectType('AgendaItem', {
  description: 'One item of business. Of an EXECUTIVE_SESSION item the public sees title and legal reason only.',
})
@Directive('@key(fields: "id")')
export class AgendaItemType {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'As printed, such as 5.1.' })
  number: string;

  @Field(() => AgendaItemKindEnum)
  kind: AgendaItemKind;

  @Field(() => AgendaItemStatusEnum)
  status: AgendaItemStatus;

  @Field(() => Boolean, { description: 'Added after the agenda was published.' })
  addedLate: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is likely to be taken up, as the agenda says.' })
  expectedAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  openedAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  closedAt: Date | null;

  @Field(() => LateVoteType, { nullable: true })
  lateVote: LateVoteType | null;

  @Field(() => TranslatedTextType, { nullable: true })
  title: TranslatedText | null;

  @Field(() => TranslatedTextType, { nullable: true, description: 'Why the law lets the body close the doors for it.' })
  legalReason: TranslatedText | null;

  @Field(() => TranslatedTextType, { nullable: true, description: 'What the body is asked to do.' })
  recommendedAction: TranslatedText | null;

  @Field(() => MoneyType, { nullable: true })
  amount: Money | null;

  meetingId: string;
  grantId: string | null;
  presenterId: string | null;
  documentIds: readonly string[];
}

/** @param row as the viewer may see it: what is closed to them is left out of it already */
export function toAgendaItem(row: AgendaItem): AgendaItemType {
  return {
    id: row.id,
    meetingId: row.meetingId,
    number: row.number,
    kind: row.kind,
    status: row.status,
    addedLate: row.addedLate,
    expectedAt: row.expectedAt,
    openedAt: row.openedAt,
    closedAt: row.closedAt,
    lateVote: row.lateVoteYes === null || row.lateVoteNo === null ? null : { yes: row.lateVoteYes, no: row.lateVoteNo },
    title: row.title,
    legalReason: row.legalReason,
    recommendedAction: row.recommendedAction,
    amount: row.amount,
    grantId: row.grantId,
    presenterId: row.presenterId,
    documentIds: row.documentIds,
  };
}
