import { addDays } from '../../../platform/clock';

/** The first and the last day of something (both included); null where there is no such bound, or none on record. */
export interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

/** Someone's time with a seat; a null person is a vacancy on record. */
export interface Tenure extends Span {
  readonly personId: string | null;
}

/** Whether a day lies within; there is no bound where none is on record. */
export function covers({ from, to }: Span, day: string): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}

/** The one that holds on a day: of several that overlap, the one that began last. */
export function onDay<T extends Span>(spans: readonly T[], day: string): T | null {
  const holding = spans.filter((span) => covers(span, day)).sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
  return holding.at(-1) ?? null;
}

/**
 * Since when nobody holds a seat that exists today: the day after its last holder's last, or the first day of a vacancy
 * on record where it never had one.
 * @returns null while it is held, when it does not exist today, and when the record does not say
 */
export function vacantSince(seat: Span, tenures: readonly Tenure[], today: string): string | null {
  if (!covers(seat, today) || onDay(tenures.filter(isHeld), today)) return null;
  const ends = tenures
    .filter(isHeld)
    .flatMap(({ to }) => (to !== null && to < today ? [to] : []))
    .sort();
  const lastDay = ends.at(-1);
  if (lastDay !== undefined) return addDays(lastDay, 1);
  return onDay(tenures, today)?.from ?? null;
}

function isHeld({ personId }: Tenure): boolean {
  return personId !== null;
}
