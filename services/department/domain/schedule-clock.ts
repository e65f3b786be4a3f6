import { dayOf } from '../../../platform/clock';
import type { Document } from '../entities/document';

type Schedule = Pick<Document, 'kind' | 'publishedAt'>;

/** Where the yearly schedule of regular meetings stands. */
export interface ScheduleClock<D> {
  readonly dueOn: string;
  /** The schedule that stopped the clock. */
  readonly document: D | null;
  /** Overdue and still missing. */
  readonly late: boolean;
}

/**
 * The clock of the schedule that is due on 31 January. One schedule's clock runs from 1 July before that day to 30 June
 * after it, and what was filed in that time is the schedule that it waits for, be it early or late.
 */
export function scheduleClock<D extends Schedule>(documents: readonly D[], today: string): ScheduleClock<D> {
  const year = dueYearOf(today);
  const document = documents.find((candidate) => isScheduleFor(candidate, year, today)) ?? null;
  const dueOn = `${year}-01-31`;
  return { dueOn, document, late: document === null && today > dueOn };
}

function isScheduleFor(document: Schedule, year: number, today: string): boolean {
  if (document.kind !== 'ANNUAL_SCHEDULE' || document.publishedAt === null) return false;
  const filedOn = dayOf(document.publishedAt);
  return filedOn <= today && dueYearOf(filedOn) === year;
}

function dueYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= '07-01' ? year + 1 : year;
}
