import { ArgsType, Field, ID, ObjectType } from 'type-graphql';
import type { LogEntry } from '../../../platform/events/entry';
import { ResumableType, toResumable } from '../../../platform/subgraph/resumable';
import { CursorScalar } from '../../../platform/subgraph/scalars';
import type { Stage } from '../domain/values';
import { idOf } from '../events/updates';
import { StageEnum } from './enums';

@ObjectType('RecommendationUpdate', {
  implements: ResumableType,
  description: "stage is where it moved then; the recommendation's fields are as they are now.",
})
export class RecommendationUpdateType extends ResumableType {
  @Field(() => StageEnum) stage: Stage;

  recommendationId: string;
}

@ObjectType('VoteUpdate', {
  implements: ResumableType,
  description: 'A motion recorded, voted on or corrected, as it is now.',
})
export class VoteUpdateType extends ResumableType {
  motionId: string;
}

/** @param entry tells of a step of a recommendation */
export function toRecommendationUpdate(entry: LogEntry): RecommendationUpdateType {
  return { ...toResumable(entry), stage: entry.payload.stage as Stage, recommendationId: idOf(entry) };
}

/** @param entry tells of a motion or of votes on it */
export function toVoteUpdate(entry: LogEntry): VoteUpdateType {
  return { ...toResumable(entry), motionId: idOf(entry) };
}

@ArgsType()
export class RecommendationUpdatesArgs {
  @Field(() => ID, { nullable: true }) recommendation?: string | null;
  @Field(() => [ID], { nullable: true }) from?: string[] | null;
  @Field(() => CursorScalar, { nullable: true }) after?: string | null;
}

@ArgsType()
export class VoteUpdatesArgs {
  @Field(() => ID, { nullable: true }) meeting?: string | null;
  @Field(() => CursorScalar, { nullable: true }) after?: string | null;
}
