import type { Polarity } from '../entities/indicator';
import type { IndicatorPoint } from '../entities/indicator-point';
import { dayOfPoint, measured, type Placed } from './series';

export const DIRECTIONS = ['IMPROVED', 'WORSENED', 'CHANGED', 'FLAT', 'NOT_ENOUGH_DATA'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What of a point a change is told from. */
export type Comparable = Placed & Pick<IndicatorPoint, 'value' | 'suppressed' | 'source'>;

/** How an indicator moved from the point in force at a day to its latest one. */
export interface Change<P> {
  readonly since: string;
  readonly from: P | null;
  readonly to: P | null;
  /** In the indicator's unit; null when there is not enough data. */
  readonly difference: number | null;
  /** Of the value at `from`; null when that is 0, since nothing is a share of nothing. */
  readonly percent: number | null;
  readonly direction: Direction;
  /** Periods strictly between the two, suppressed ones included. */
  readonly periods: number;
}

/**
 * The change of the whole population since a day. `from` is the latest value whose period was over by then, or had
 * begun where its end is not known. Suppressed points have no value to tell a change from, and two sources for one
 * period are a disagreement, not a movement.
 *
 * @param points of one indicator, oldest first
 */
export function changeSince<P extends Comparable>(points: readonly P[], polarity: Polarity, since: string): Change<P> {
  const series = measured(points, null);
  const usable = series.filter((point) => point.value !== null && !point.suppressed);
  const to = usable.at(-1) ?? null;
  const from = to && inForce(usable, since, to);
  if (!from || !to || samePeriod(from, to)) {
    return { since, from, to, difference: null, percent: null, direction: 'NOT_ENOUGH_DATA', periods: 0 };
  }
  const difference = withoutNoise((to.value as number) - (from.value as number));
  return {
    since,
    from,
    to,
    difference,
    percent: percentOf(difference, from.value as number),
    direction: directionOf(difference, polarity),
    periods: periodsBetween(series, from, to),
  };
}

/** Of several sources for the period in force that of `to`, to compare like with like; else the last given. */
function inForce<P extends Comparable>(usable: readonly P[], since: string, to: P): P | null {
  const last = usable.findLast((point) => (dayOfPoint(point) ?? '9999') <= since);
  if (!last) return null;
  const ofPeriod = usable.filter((point) => samePeriod(point, last));
  return ofPeriod.findLast((point) => point.source.label === to.source.label) ?? last;
}

/** Points are of one period when their sources word it alike, or mean the same days. */
function samePeriod(a: Placed, b: Placed): boolean {
  return a.period === b.period || (dayOfPoint(a) !== null && a.start === b.start && a.end === b.end);
}

function periodsBetween(series: readonly Placed[], from: Placed, to: Placed): number {
  const between = series
    .slice(series.indexOf(from) + 1, series.indexOf(to))
    .filter((point) => !samePeriod(point, from) && !samePeriod(point, to));
  return between.filter((point, index) => between.findIndex((other) => samePeriod(other, point)) === index).length;
}

function percentOf(difference: number, from: number): number | null {
  return from === 0 ? null : withoutNoise((difference / Math.abs(from)) * 100);
}

function directionOf(difference: number, polarity: Polarity): Direction {
  if (difference === 0) return 'FLAT';
  if (polarity === 'NEITHER') return 'CHANGED';
  return difference > 0 === (polarity === 'HIGHER_IS_BETTER') ? 'IMPROVED' : 'WORSENED';
}

/** 27.9 - 22.1 is 5.8, not 5.799999999999997. */
function withoutNoise(value: number): number {
  return Number(value.toFixed(9));
}
