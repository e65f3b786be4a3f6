import { Field, Float, Int, ObjectType } from 'type-graphql';
import { SourceRefType, TranslatedTextType } from '../../../platform/subgraph/common-types';
import { ConfidenceEnum, graphqlEnum } from '../../../platform/subgraph/enums';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { Confidence, SourceRef, TranslatedText } from '../../../platform/database/values';
import { type Change, type Direction, DIRECTIONS } from '../domain/change';
import type { IndicatorPoint } from '../entities/indicator-point';
import { ifFound } from './found';
import { IndicatorType } from './indicators';

export const DirectionEnum = graphqlEnum(
  'Direction',
  DIRECTIONS,
  'Which way an indicator moved, in the light of its polarity. CHANGED: it moved, and polarity is NEITHER.',
);

@ObjectType('IndicatorPoint', {
  description:
    "A suppressed value is null with suppressed = true: neither zero nor missing. period is the source's wording, start and end its days where known.",
})
export class IndicatorPointType {
  @Field(() => String)
  period: string;

  @Field(() => DateScalar, { nullable: true })
  start: string | null;

  @Field(() => DateScalar, { nullable: true })
  end: string | null;

  @Field(() => ConfidenceEnum, { nullable: true })
  confidence: Confidence | null;

  @Field(() => Float, { nullable: true })
  value: number | null;

  @Field(() => Float, { nullable: true, description: 'Bounds of an estimate or a forecast.' })
  low: number | null;

  @Field(() => Float, { nullable: true })
  high: number | null;

  @Field(() => Boolean)
  suppressed: boolean;

  @Field(() => TranslatedTextType, { nullable: true })
  note: TranslatedText | null;

  @Field(() => String, { nullable: true })
  subgroup: string | null;

  @Field(() => SourceRefType)
  source: SourceRef;

  @Field(() => DateScalar, { nullable: true })
  asOf: string | null;
}

export function toPoint(row: IndicatorPoint): IndicatorPointType {
  return {
    period: row.period,
    start: row.start,
    end: row.end,
    confidence: row.confidence,
    value: row.value,
    low: row.low,
    high: row.high,
    suppressed: row.suppressed,
    note: row.note,
    subgroup: row.subgroup,
    source: row.source,
    asOf: row.asOf,
  };
}

@ObjectType('IndicatorSeries')
export class IndicatorSeriesType {
  @Field(() => String, { nullable: true })
  subgroup: string | null;

  @Field(() => [IndicatorPointType])
  points: IndicatorPointType[];
}

@ObjectType('IndicatorChange', {
  description: 'From the point in force at a day to the latest one. periods counts the points between.',
})
export class IndicatorChangeType {
  @Field(() => IndicatorType)
  indicator: IndicatorType;

  @Field(() => DateScalar)
  since: string;

  @Field(() => IndicatorPointType, { nullable: true })
  from: IndicatorPointType | null;

  @Field(() => IndicatorPointType, { nullable: true })
  to: IndicatorPointType | null;

  @Field(() => Float, { nullable: true })
  difference: number | null;

  @Field(() => Float, { nullable: true })
  percent: number | null;

  @Field(() => DirectionEnum)
  direction: Direction;

  @Field(() => Int)
  periods: number;
}

export function toChange(indicator: IndicatorType, change: Change<IndicatorPoint>): IndicatorChangeType {
  return {
    indicator,
    since: change.since,
    from: ifFound(change.from, toPoint),
    to: ifFound(change.to, toPoint),
    difference: change.difference,
    percent: change.percent,
    direction: change.direction,
    periods: change.periods,
  };
}
