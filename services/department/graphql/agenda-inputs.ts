import { Field, ID, InputType, Int } from 'type-graphql';
import { MoneyInput, TranslatedTextInput } from '../../../platform/subgraph/inputs';
import { DateTimeScalar } from '../../../platform/subgraph/scalars';
import type { AgendaItemKind } from '../entities/agenda-item';
import { AgendaItemKindEnum } from './agenda';

@InputType('LateVoteInput')
export class LateVoteInput {
  @Field(() => Int)
  yes: number;

  @Field(() => Int)
  no: number;
}

@InputType('AddAgendaItemInput', {
  description: "expectedVersion is the meeting's, here and wherever an agenda item is changed.",
})
export class AddAgendaItemInput {
  @Field(() => String)
  idempotencyKey: string;

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;

  @Field(() => ID)
  meeting: string;

  @Field(() => String)
  number: string;

  @Field(() => ID, { nullable: true, description: 'Stands after this item; first when null.' })
  after?: string | null;

  @Field(() => AgendaItemKindEnum)
  kind: AgendaItemKind;

  @Field(() => TranslatedTextInput, { nullable: true })
  title?: TranslatedTextInput | null;

  @Field(() => TranslatedTextInput, { nullable: true })
  legalReason?: TranslatedTextInput | null;

  @Field(() => TranslatedTextInput, { nullable: true })
  recommendedAction?: TranslatedTextInput | null;

  @Field(() => DateTimeScalar, { nullable: true })
  expectedAt?: Date | null;

  @Field(() => MoneyInput, { nullable: true })
  amount?: MoneyInput | null;

  @Field(() => ID, { nullable: true })
  grant?: string | null;

  @Field(() => ID, { nullable: true })
  presenter?: string | null;

  @Field(() => [ID], { nullable: true })
  documents?: string[] | null;

  @Field(() => LateVoteInput, { nullable: true })
  lateVote?: LateVoteInput | null;
}

@InputType('UpdateAgendaItemInput')
export class UpdateAgendaItemInput {
  @Field(() => String)
  idempotencyKey: string;

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;

  @Field(() => ID)
  agendaItem: string;

  @Field(() => String, { nullable: true })
  number?: string | null;

  @Field(() => ID, { nullable: true })
  after?: string | null;

  @Field(() => TranslatedTextInput, { nullable: true })
  title?: TranslatedTextInput | null;

  @Field(() => TranslatedTextInput, { nullable: true })
  legalReason?: TranslatedTextInput | null;

  @Field(() => TranslatedTextInput, { nullable: true })
  recommendedAction?: TranslatedTextInput | null;

  @Field(() => DateTimeScalar, { nullable: true })
  expectedAt?: Date | null;

  @Field(() => MoneyInput, { nullable: true })
  amount?: MoneyInput | null;

  @Field(() => ID, { nullable: true })
  grant?: string | null;

  @Field(() => ID, { nullable: true })
  presenter?: string | null;

  @Field(() => [ID], { nullable: true })
  documents?: string[] | null;
}

@InputType('RemoveAgendaItemInput')
export class RemoveAgendaItemInput {
  @Field(() => String)
  idempotencyKey: string;

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;

  @Field(() => ID)
  agendaItem: string;

  @Field(() => TranslatedTextInput, { nullable: true, description: 'Required once the agenda is published.' })
  reason?: TranslatedTextInput | null;
}
