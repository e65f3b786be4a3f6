import type { IndicatorPoint } from '../entities/indicator-point';

/** What of a point its place in a series depends on. */
export type Placed = Pick<IndicatorPoint, 'kind' | 'period' | 'start' | 'end' | 'subgroup'>;

/** The day on which a point's period was over, or began where the end is not known; null where neither is. */
export function dayOfPoint(point: Placed): string | null {
  return point.end ?? point.start;
}

/** The values that were measured for a subgroup, or for the whole population when it is null; order is kept. */
export function measured<P extends Placed>(points: readonly P[], subgroup: string | null): P[] {
  return points.filter((point) => point.kind === 'ACTUAL' && point.subgroup === subgroup);
}

/** Names of the breakdowns that have measured points, sorted. */
export function subgroupsOf(points: readonly Placed[]): string[] {
  const names = points.filter((point) => point.kind === 'ACTUAL').flatMap((point) => point.subgroup ?? []);
  return [...new Set(names)].sort();
}

/** Days that bound a window, both of them in it; null where it is open. */
export interface Window {
  readonly from: string | null;
  readonly to: string | null;
}

/** The points whose period overlaps the window. A point without days is in the unbounded window only. */
export function within<P extends Placed>(points: readonly P[], { from, to }: Window): P[] {
  if (from === null && to === null) return [...points];
  return points.filter((point) => {
    const day = dayOfPoint(point);
    if (day === null) return false;
    return (from === null || day >= from) && (to === null || (point.start ?? day) <= to);
  });
}

/** The target to reach next; when all days of targets have passed, the last one. Of the whole population. */
export function targetAt<P extends Placed>(points: readonly P[], today: string): P | null {
  const targets = points.filter((point) => point.kind === 'TARGET' && point.subgroup === null);
  return targets.find((point) => (dayOfPoint(point) ?? '') >= today) ?? targets.at(-1) ?? null;
}

/** Where the curve of the whole population goes if nothing changes. */
export function forecastOf<P extends Placed>(points: readonly P[]): P[] {
  return points.filter((point) => point.kind === 'FORECAST' && point.subgroup === null);
}

/** The point from which change is told: the last that was given for the baseline's period. */
export function baselineOf<P extends Placed>(points: readonly P[], period: string | null): P | null {
  if (period === null) return null;
  return measured(points, null).findLast((point) => point.period === period) ?? null;
}
