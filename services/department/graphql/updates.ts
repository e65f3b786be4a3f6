import { ArgsType, Field, ID, ObjectType } from 'type-graphql';
import type { LogEntry } from '../../../platform/events/entry';
import { ResumableType, toResumable } from '../../../platform/subgraph/resumable';
import { CursorScalar } from '../../../platform/subgraph/scalars';
import { idOf } from '../events/event';

@ObjectType('IndicatorUpdate', {
  implements: ResumableType,
  description: 'A published change of an indicator, which is shown as it is now.',
})
export class IndicatorUpdateType extends ResumableType {
  indicatorId: string;
}

@ObjectType('ImplementationUpdate', {
  implements: ResumableType,
  description: "A change in the carrying out of a recommendation; version is the implementation's.",
})
export class ImplementationUpdateType extends ResumableType {
  recommendationId: string;
}

/** @param entry tells of a change of an indicator */
export function toIndicatorUpdate(entry: LogEntry): IndicatorUpdateType {
  return { ...toResumable(entry), indicatorId: idOf(entry) };
}

/** @param entry tells of a change in the carrying out of a recommendation */
export function toImplementationUpdate(entry: LogEntry): ImplementationUpdateType {
  return { ...toResumable(entry), recommendationId: idOf(entry) };
}

@ArgsType()
export class IndicatorUpdatesArgs {
  @Field(() => [ID], { nullable: true }) indicators?: string[] | null;
  @Field(() => CursorScalar, { nullable: true }) after?: string | null;
}

@ArgsType()
export class ImplementationUpdatesArgs {
  @Field(() => ID, { nullable: true }) recommendation?: string | null;
  @Field(() => CursorScalar, { nullable: true }) after?: string | null;
}
