import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, TranslatedTextInput } from '../../../platform/subgraph/inputs';
import { DateTimeScalar } from '../../../platform/subgraph/scalars';
import type { AgendaItemStatus } from '../entities/agenda-item';
import { AgendaItemStatusEnum } from './agenda';
import { RollCallEntryInput } from './roll-call-inputs';

/** The input of a move of a meeting in session. */
@InputType()
export abstract class SessionInput extends ChangeInput {
  @Field(() => ID)
  meeting: string;

  @Field(() => DateTimeScalar, { nullable: true })
  at?: Date | null;
}

@InputType('StartMeetingInput')
export class StartMeetingInput extends SessionInput {
  @Field(() => [RollCallEntryInput])
  rollCall: RollCallEntryInput[];
}

@InputType('OpenAgendaItemInput')
export class OpenAgendaItemInput extends ChangeInput {
  @Field(() => ID)
  agendaItem: string;

  @Field(() => DateTimeScalar, { nullable: true })
  at?: Date | null;
}

@InputType('CloseAgendaItemInput')
export class CloseAgendaItemInput extends ChangeInput {
  @Field(() => ID)
  agendaItem: string;

  @Field(() => AgendaItemStatusEnum, { defaultValue: 'DONE', description: 'DONE, TABLED or WITHDRAWN.' })
  status: AgendaItemStatus;

  @Field(() => DateTimeScalar, { nullable: true })
  at?: Date | null;
}

@InputType('RecessMeetingInput')
export class RecessMeetingInput extends SessionInput {}

@InputType('ResumeMeetingInput')
export class ResumeMeetingInput extends SessionInput {}

@InputType('AdjournMeetingInput')
export class AdjournMeetingInput extends SessionInput {}

@InputType('DeclareNoQuorumInput')
export class DeclareNoQuorumInput extends SessionInput {
  @Field(() => [RollCallEntryInput])
  rollCall: RollCallEntryInput[];

  @Field(() => TranslatedTextInput, { nullable: true })
  reason?: TranslatedTextInput | null;
}
