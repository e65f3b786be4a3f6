import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context';
import { changeSince } from '../domain/change';
import { IndicatorChangeType, toChange } from '../graphql/indicator-points';
import { toIndicator } from '../graphql/indicators';
import { StrategyType } from '../graphql/strategies';

/** What the department's measurement adds to a working group's strategy. */
@Resolver(() => StrategyType)
export class StrategyResolver {
  @FieldResolver(() => [IndicatorChangeType], {
    nullable: true,
    description:
      'Movement of its indicators since the strategy began; null before it began. Movement is no proof of cause.',
  })
  @Directive('@requires(fields: "startedOn indicators { id }")')
  async movement(@Root() strategy: StrategyType, @Ctx() context: Context): Promise<IndicatorChangeType[] | null> {
    const { startedOn, indicators } = strategy;
    if (startedOn === null || startedOn > context.today || indicators === null) return null;
    const ids = indicators.flatMap((indicator) => indicator?.id ?? []);
    const changes = await Promise.all(ids.map((id) => changeOf(id, startedOn, context)));
    return changes.filter((change) => change !== null);
  }
}

async function changeOf(id: string, since: string, { loaders }: Context): Promise<IndicatorChangeType | null> {
  const [indicator, points] = await Promise.all([loaders.indicator.load(id), loaders.pointsOfIndicator.load(id)]);
  return indicator && toChange(toIndicator(indicator), changeSince(points, indicator.polarity, since));
}
