import { Field, ID, InputType, Int } from 'type-graphql';
import { TranslatedTextInput } from '../../../platform/subgraph/inputs';

@InputType('DraftMinutesInput', { description: 'text, url (http or https), or both.' })
export class DraftMinutesInput {
  @Field(() => String)
  idempotencyKey: string;

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;

  @Field(() => ID)
  meeting: string;

  @Field(() => TranslatedTextInput, { nullable: true })
  text?: TranslatedTextInput | null;

  @Field(() => String, { nullable: true })
  url?: string | null;
}

@InputType('PostMinutesInput')
export class PostMinutesInput {
  @Field(() => String)
  idempotencyKey: string;

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;

  @Field(() => ID)
  meeting: string;
}

@InputType('ApproveMinutesInput')
export class ApproveMinutesInput {
  @Field(() => String)
  idempotencyKey: string;

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;

  @Field(() => ID)
  meeting: string;

  @Field(() => ID, { description: 'The later meeting of the same body that approved them.' })
  approvedIn: string;
}

@InputType('CorrectMinutesInput')
export class CorrectMinutesInput {
  @Field(() => String)
  idempotencyKey: string;

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null;

  @Field(() => ID)
  meeting: string;

  @Field(() => TranslatedTextInput, { nullable: true })
  text?: TranslatedTextInput | null;

  @Field(() => String, { nullable: true })
  url?: string | null;

  @Field(() => TranslatedTextInput)
  reason: TranslatedTextInput;
}
