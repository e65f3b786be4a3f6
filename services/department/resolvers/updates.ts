import { Args, Ctx, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import type { Followed } from '../../../platform/events/entry';
import { followLog } from '../../../platform/subgraph/follow-log';
import type { Context, OpeningContext } from '../context';
import { idOf } from '../events/event';
import { isOfImplementation } from '../events/implementation';
import { isOfIndicator } from '../events/indicators';
import { RecommendationType } from '../graphql/implementation';
import { IndicatorType, toIndicator } from '../graphql/indicators';
import {
  ImplementationUpdatesArgs,
  ImplementationUpdateType,
  IndicatorUpdatesArgs,
  IndicatorUpdateType,
  toImplementationUpdate,
  toIndicatorUpdate,
} from '../graphql/updates';
import { required } from './required';

/** Indicators as they change: all of it is public. */
@Resolver(() => IndicatorUpdateType)
export class IndicatorUpdateResolver {
  @Subscription(() => IndicatorUpdateType, {
    description: 'Points, targets, forecasts and definitions as they are published.',
    subscribe: ({ args, context }) => followIndicators(context as OpeningContext, args as IndicatorUpdatesArgs),
  })
  indicatorUpdates(
    @Root() { entry }: Followed,
    @Args(() => IndicatorUpdatesArgs) _asked: IndicatorUpdatesArgs,
  ): IndicatorUpdateType {
    return toIndicatorUpdate(entry);
  }

  @FieldResolver(() => IndicatorType)
  async indicator(@Root() { indicatorId }: IndicatorUpdateType, @Ctx() { loaders }: Context): Promise<IndicatorType> {
    return toIndicator(required(await loaders.indicator.load(indicatorId)));
  }
}

function followIndicators(context: OpeningContext, { indicators, after }: IndicatorUpdatesArgs) {
  return followLog(context, after, (entries) =>
    entries.filter((entry) => isOfIndicator(entry) && (!indicators || indicators.includes(idOf(entry)))),
  );
}

/** Carrying out as it goes: what became of a decision is public. */
@Resolver(() => ImplementationUpdateType)
export class ImplementationUpdateResolver {
  @Subscription(() => ImplementationUpdateType, {
    description: 'The carrying out of one recommendation, or of all.',
    subscribe: ({ args, context }) =>
      followImplementations(context as OpeningContext, args as ImplementationUpdatesArgs),
  })
  implementationUpdates(
    @Root() { entry }: Followed,
    @Args(() => ImplementationUpdatesArgs) _asked: ImplementationUpdatesArgs,
  ): ImplementationUpdateType {
    return toImplementationUpdate(entry);
  }

  @FieldResolver(() => RecommendationType, { nullable: true })
  recommendation(@Root() { recommendationId }: ImplementationUpdateType): RecommendationType {
    return { id: recommendationId };
  }
}

function followImplementations(context: OpeningContext, { recommendation, after }: ImplementationUpdatesArgs) {
  return followLog(context, after, (entries) =>
    entries.filter((entry) => isOfImplementation(entry) && (!recommendation || idOf(entry) === recommendation)),
  );
}
