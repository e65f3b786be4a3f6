import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, CommandInput, TranslatedTextInput } from '../../../platform/subgraph/inputs';
import type { MotionResult, VoteOption } from '../domain/values';
import { MotionResultEnum, VoteOptionEnum } from './enums';

@InputType('RecordMotionInput', { description: 'movedBy and secondedBy are seats.' })
export class RecordMotionInput extends CommandInput {
  @Field(() => ID) agendaItem: string;
  @Field(() => TranslatedTextInput) text: TranslatedTextInput;
  @Field(() => ID, { nullable: true }) movedBy?: string | null;
  @Field(() => ID, { nullable: true }) secondedBy?: string | null;
  @Field(() => MotionResultEnum, { defaultValue: 'NOT_RECORDED' }) result: MotionResult;
  @Field(() => Boolean, { nullable: true }) unanimous?: boolean | null;
}

@InputType('VoteInput', { description: 'castBy is the person who voted, where not the holder.' })
export class VoteInput {
  @Field(() => ID) seat: string;
  @Field(() => ID, { nullable: true }) castBy?: string | null;
  @Field(() => VoteOptionEnum) option: VoteOption;
}

@InputType('RecordVotesInput', {
  description: 'result must agree with the votes where it is PASSED or FAILED by majority; left out, it stays.',
})
export class RecordVotesInput extends ChangeInput {
  @Field(() => ID) motion: string;
  @Field(() => [VoteInput]) votes: VoteInput[];
  @Field(() => MotionResultEnum, { nullable: true }) result?: MotionResult | null;
}

@InputType('CorrectVotesInput', {
  description: "Votes replace all of the motion's; the old ones stay in the log.",
})
export class CorrectVotesInput extends ChangeInput {
  @Field(() => ID) motion: string;
  @Field(() => [VoteInput]) votes: VoteInput[];
  @Field(() => MotionResultEnum, { nullable: true }) result?: MotionResult | null;
  @Field(() => TranslatedTextInput) reason: TranslatedTextInput;
}
