import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { Context } from '../context';
import { changeSince } from '../domain/change';
import { baselineOf, forecastOf, measured, subgroupsOf, targetAt, within } from '../domain/series';
import { ifFound } from '../graphql/found';
import {
  IndicatorChangeType,
  IndicatorPointType,
  IndicatorSeriesType,
  toChange,
  toPoint,
} from '../graphql/indicator-points';
import { IndicatorType } from '../graphql/indicators';

/** The series of an indicator, and what is told from them. All fields read the points once. */
@Resolver(() => IndicatorType)
export class IndicatorPointResolver {
  @FieldResolver(() => [String], { description: 'Breakdowns for which there are points.' })
  async subgroups(@Root() indicator: IndicatorType, @Ctx() { loaders }: Context): Promise<string[]> {
    return subgroupsOf(await loaders.pointsOfIndicator.load(indicator.id));
  }

  @FieldResolver(() => [IndicatorPointType], {
    description:
      'Oldest first; the whole population unless a subgroup is named. Two points of one period are two sources that disagree.',
  })
  async points(
    @Root() indicator: IndicatorType,
    @Ctx() { loaders }: Context,
    @Arg('from', () => DateScalar, { nullable: true }) from: string | null,
    @Arg('to', () => DateScalar, { nullable: true }) to: string | null,
    @Arg('subgroup', () => String, { nullable: true }) subgroup: string | null,
  ): Promise<IndicatorPointType[]> {
    const series = measured(await loaders.pointsOfIndicator.load(indicator.id), subgroup ?? null);
    return within(series, { from: from ?? null, to: to ?? null }).map(toPoint);
  }

  @FieldResolver(() => [IndicatorSeriesType], {
    description: 'All series at once: the whole population (subgroup null), then each breakdown.',
  })
  async series(
    @Root() indicator: IndicatorType,
    @Ctx() { loaders }: Context,
    @Arg('from', () => DateScalar, { nullable: true }) from: string | null,
    @Arg('to', () => DateScalar, { nullable: true }) to: string | null,
  ): Promise<IndicatorSeriesType[]> {
    const points = await loaders.pointsOfIndicator.load(indicator.id);
    const window = { from: from ?? null, to: to ?? null };
    return [null, ...subgroupsOf(points)].map((subgroup) => ({
      subgroup,
      points: within(measured(points, subgroup), window).map(toPoint),
    }));
  }

  @FieldResolver(() => IndicatorPointType, { nullable: true })
  async baseline(@Root() indicator: IndicatorType, @Ctx() { loaders }: Context): Promise<IndicatorPointType | null> {
    return ifFound(baselineOf(await loaders.pointsOfIndicator.load(indicator.id), indicator.baselinePeriod), toPoint);
  }

  @FieldResolver(() => IndicatorPointType, { nullable: true })
  async latest(@Root() indicator: IndicatorType, @Ctx() { loaders }: Context): Promise<IndicatorPointType | null> {
    const series = measured(await loaders.pointsOfIndicator.load(indicator.id), null);
    return ifFound(series.at(-1) ?? null, toPoint);
  }

  @FieldResolver(() => IndicatorPointType, { nullable: true })
  async target(
    @Root() indicator: IndicatorType,
    @Ctx() { loaders, today }: Context,
  ): Promise<IndicatorPointType | null> {
    return ifFound(targetAt(await loaders.pointsOfIndicator.load(indicator.id), today), toPoint);
  }

  @FieldResolver(() => [IndicatorPointType], { description: 'Where the curve goes if nothing changes.' })
  async forecast(@Root() indicator: IndicatorType, @Ctx() { loaders }: Context): Promise<IndicatorPointType[]> {
    return forecastOf(await loaders.pointsOfIndicator.load(indicator.id)).map(toPoint);
  }

  @FieldResolver(() => IndicatorChangeType)
  async change(
    @Root() indicator: IndicatorType,
    @Arg('since', () => DateScalar) since: string,
    @Ctx() { loaders }: Context,
  ): Promise<IndicatorChangeType> {
    const points = await loaders.pointsOfIndicator.load(indicator.id);
    return toChange(indicator, changeSince(points, indicator.polarity, since));
  }
}
