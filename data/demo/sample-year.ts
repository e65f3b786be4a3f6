import { addDays, daysBetween, instantAt } from '../../platform/clock';

const WEEKDAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A day of the sample year: so many weeks from this week (negative: before it), on that weekday. */
export type Week = readonly [weeks: number, weekday: Weekday];

/** The days of one quarter, and what it is called. */
export interface Quarter {
  readonly period: string;
  readonly start: string;
  readonly end: string;
}

/**
 * The calendar of the sample year. Every date in it is told by weeks from the week of `today`, so that the year keeps
 * its shape whenever it is laid out: weeks before 0 are past, weeks after it are to come, whatever weekday it is.
 */
export class SampleYear {
  private readonly monday: string;

  constructor(readonly today: string) {
    this.monday = addDays(today, -weekdayOf(today));
  }

  /** The instant from which ids of the sample year are made. */
  get epoch(): Date {
    return instantAt(addDays(this.monday, -7 * 60), '00:00');
  }

  /** A calendar day (YYYY-MM-DD). */
  day([weeks, weekday]: Week): string {
    return addDays(this.monday, 7 * weeks + WEEKDAYS.indexOf(weekday));
  }

  /** The instant of a wall-clock time (HH:MM) in Hartford on that day, in RFC 3339. */
  at(week: Week, time: string): string {
    return instantAt(this.day(week), time).toISOString();
  }

  /** The calendar quarter that lies `back` quarters before the running one; 1 is the last that is over. */
  quarter(back: number): Quarter {
    const [year, month] = this.today.split('-').map(Number);
    const index = year * 4 + Math.floor((month - 1) / 3) - back;
    const first = (i: number): string => `${Math.floor(i / 4)}-${String((i % 4) * 3 + 1).padStart(2, '0')}-01`;
    return {
      period: `${Math.floor(index / 4)} Q${(index % 4) + 1}`,
      start: first(index),
      end: addDays(first(index + 1), -1),
    };
  }
}

/** 0 for Monday to 6 for Sunday. */
function weekdayOf(day: string): number {
  const aMonday = '2024-01-01';
  return ((daysBetween(aMonday, day) % 7) + 7) % 7;
}
