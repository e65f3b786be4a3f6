import { Field, ObjectType } from 'type-graphql';
import { CursorScalar } from '../../../platform/subgraph/scalars';
import { AgendaItemType } from './agenda';
import { MeetingType } from './meetings';

@ObjectType('AddAgendaItemPayload')
export class AddAgendaItemPayload {
  @Field(() => AgendaItemType)
  agendaItem: AgendaItemType;

  @Field(() => CursorScalar)
  cursor: string;
}

@ObjectType('UpdateAgendaItemPayload')
export class UpdateAgendaItemPayload {
  @Field(() => AgendaItemType)
  agendaItem: AgendaItemType;

  @Field(() => CursorScalar)
  cursor: string;
}

@ObjectType('RemoveAgendaItemPayload')
export class RemoveAgendaItemPayload {
  @Field(() => MeetingType)
  meeting: MeetingType;

  @Field(() => CursorScalar)
  cursor: string;
}
