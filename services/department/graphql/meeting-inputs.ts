import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, CommandInput, TranslatedTextInput } from '../../../platform/subgraph/inputs';
import { DateTimeScalar, LanguageTagScalar } from '../../../platform/subgraph/scalars';
import type { MeetingKind, Modality } from '../entities/meeting';
import { MeetingKindEnum, ModalityEnum } from './meetings';

@InputType('ScheduleMeetingInput')
export class ScheduleMeetingInput extends CommandInput {
  @Field(() => ID)
  body: string;

  @Field(() => [ID], { nullable: true })
  jointWith?: string[] | null;

  @Field(() => MeetingKindEnum)
  kind: MeetingKind;

  @Field(() => TranslatedTextInput, { nullable: true })
  title?: TranslatedTextInput | null;

  @Field(() => DateTimeScalar)
  startsAt: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  endsAt?: Date | null;

  @Field(() => String, { defaultValue: 'America/New_York' })
  timeZone: string;

  @Field(() => ModalityEnum)
  modality: Modality;

  @Field(() => TranslatedTextInput, { nullable: true })
  place?: TranslatedTextInput | null;

  @Field(() => String, { nullable: true })
  joinUrl?: string | null;

  @Field(() => String, { nullable: true })
  dialIn?: string | null;

  @Field(() => [LanguageTagScalar], { nullable: true })
  interpretation?: string[] | null;

  @Field(() => [TranslatedTextInput], { nullable: true })
  objectives?: TranslatedTextInput[] | null;
}

/** The input of a change of one meeting. */
@InputType()
export abstract class MeetingInput extends ChangeInput {
  @Field(() => ID)
  meeting: string;
}

@InputType('UpdateMeetingInput', {
  description: "Fields left out stay, lists replace. The time is rescheduleMeeting's.",
})
export class UpdateMeetingInput extends MeetingInput {
  @Field(() => [ID], { nullable: true })
  jointWith?: string[] | null;

  @Field(() => TranslatedTextInput, { nullable: true })
  title?: TranslatedTextInput | null;

  @Field(() => ModalityEnum, { nullable: true })
  modality?: Modality | null;

  @Field(() => TranslatedTextInput, { nullable: true })
  place?: TranslatedTextInput | null;

  @Field(() => String, { nullable: true })
  joinUrl?: string | null;

  @Field(() => String, { nullable: true })
  dialIn?: string | null;

  @Field(() => [LanguageTagScalar], { nullable: true })
  interpretation?: string[] | null;

  @Field(() => [TranslatedTextInput], { nullable: true })
  objectives?: TranslatedTextInput[] | null;
}

@InputType('PublishAgendaInput')
export class PublishAgendaInput extends MeetingInput {}

@InputType('RescheduleMeetingInput')
export class RescheduleMeetingInput extends MeetingInput {
  @Field(() => DateTimeScalar)
  startsAt: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  endsAt?: Date | null;

  @Field(() => TranslatedTextInput)
  reason: TranslatedTextInput;
}

@InputType('CancelMeetingInput')
export class CancelMeetingInput extends MeetingInput {
  @Field(() => TranslatedTextInput)
  reason: TranslatedTextInput;
}
