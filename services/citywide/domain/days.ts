import { addDays } from '../../../platform/clock';

/** Days from the first to the last, both included; there is no bound where one is null. */
export interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

/** Whether a day lies within. A day that nobody knows lies only where there are no bounds. */
export function covers({ from, to }: Span, day: string | null): boolean {
  if (day === null) return from === null && to === null;
  return (from === null || from <= day) && (to === null || day <= to);
}

/** So many weekdays after a day; from a weekend it is counted as from its Friday. */
export function addWeekdays(day: string, days: number): string {
  let at = day;
  for (let left = days; left > 0;) {
    at = addDays(at, 1);
    if (!isWeekend(at)) left--;
  }
  return at;
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** The one in the middle, whole; null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : Math.round((sorted[middle - 1] + sorted[middle]) / 2);
}
