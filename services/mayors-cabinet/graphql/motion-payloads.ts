import { Field, ObjectType } from 'type-graphql';
import { CursorScalar } from '../../../platform/subgraph/scalars';
import { MotionType } from './motion';

/** The payload of a command that shows a motion. */
@ObjectType()
export abstract class MotionPayload {
  @Field(() => MotionType) motion: MotionType;
  @Field(() => CursorScalar) cursor: string;
}

@ObjectType('RecordMotionPayload')
export class RecordMotionPayload extends MotionPayload {}

@ObjectType('RecordVotesPayload')
export class RecordVotesPayload extends MotionPayload {}

@ObjectType('CorrectVotesPayload')
export class CorrectVotesPayload extends MotionPayload {}
