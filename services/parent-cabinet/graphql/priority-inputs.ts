import { Field, ID, InputType, Int } from 'type-graphql';
import { ChangeInput, CommandInput, TranslatedTextInput } from '../../../platform/subgraph/inputs';
import { DateScalar, LanguageTagScalar } from '../../../platform/subgraph/scalars';
import type { MeetingSupport } from '../domain/vocabulary';
import { MeetingSupportEnum } from './enums';

@InputType('RecordListeningSessionInput', { description: 'attendance is a number here, and only its band is kept.' })
export class RecordListeningSessionInput extends CommandInput {
  @Field(() => DateScalar)
  on: string;

  @Field(() => String, { nullable: true })
  area?: string | null;

  @Field(() => [LanguageTagScalar])
  languages: string[];

  @Field(() => Int)
  attendance: number;

  @Field(() => [MeetingSupportEnum], { nullable: true })
  supports?: MeetingSupport[] | null;

  @Field(() => [TranslatedTextInput])
  themes: TranslatedTextInput[];

  @Field(() => [ID], { nullable: true, description: 'Priorities that were heard again there.' })
  priorities?: string[] | null;
}

@InputType('RaisePriorityInput', { description: 'heardFrom is a number here, and only its band is kept.' })
export class RaisePriorityInput extends CommandInput {
  @Field(() => TranslatedTextInput)
  title: TranslatedTextInput;

  @Field(() => TranslatedTextInput, { nullable: true })
  why?: TranslatedTextInput | null;

  @Field(() => Int)
  heardFrom: number;

  @Field(() => [String], { nullable: true })
  areas?: string[] | null;

  @Field(() => [ID], { nullable: true })
  sessions?: string[] | null;

  @Field(() => ID, { nullable: true })
  meeting?: string | null;

  @Field(() => [ID], { nullable: true })
  indicators?: string[] | null;
}

@InputType('ChoosePriorityInput')
export class ChoosePriorityInput extends ChangeInput {
  @Field(() => ID)
  priority: string;

  @Field(() => ID, { nullable: true, description: 'The meeting that chose it.' })
  meeting?: string | null;
}

@InputType('ClosePriorityInput')
export class ClosePriorityInput extends ChangeInput {
  @Field(() => ID)
  priority: string;

  @Field(() => TranslatedTextInput, { nullable: true })
  reason?: TranslatedTextInput | null;
}

@InputType('SetMeetingSupportsInput', { description: 'Replaces the list.' })
export class SetMeetingSupportsInput extends CommandInput {
  @Field(() => ID)
  meeting: string;

  @Field(() => [MeetingSupportEnum])
  supports: MeetingSupport[];
}
