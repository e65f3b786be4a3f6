import { createHash } from 'node:crypto';
import { addDays, dayOf, daysBetween } from '../../platform/clock';
import type { DataRow, PlacedRow } from '../../platform/data/dataset';
import type { Numbers } from './numbers';

/** What makes one copy of the sample year differ from it. */
export interface Copy {
  readonly nth: number;
  readonly today: string;
  /** By how much dates lie further from today. */
  readonly stretch: number;
  /** Ids of the sample year's rows, and of the groups that the copy replaces, with those that stand for them. */
  readonly ids: ReadonlyMap<string, string>;
  readonly numbers: Numbers;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
/** Hartford's winter time, which tells the day well enough: nobody meets at midnight. */
const BEHIND_UTC = 5 * 3_600_000;
const INSTANT = /^\d{4}-\d\d-\d\dT/;
/** Texts in which copies say which one they are. */
const NAMES = new Set(['name', 'title', 'role']);

/** The copy of a row; nothing where there can be only one of it. */
export function copyRow({ place, row }: PlacedRow, copy: Copy): PlacedRow[] {
  if (isOneOfItsKind(row, copy)) return [];
  const properties = Object.entries(row).map(([property, value]) => [property, rewritten(property, value, copy)]);
  const copied = Object.fromEntries(properties) as DataRow;
  return [{ place: `${place}, copy ${copy.nth}`, row: { ...copied, ...own(copied, copy) } }];
}

/** A seat of the record has its holder already. */
function isOneOfItsKind({ type, seatId }: DataRow, copy: Copy): boolean {
  return (type === 'SeatHolding' || type === 'SeatDesignation') && !copy.ids.has(seatId as string);
}

/** What is not a matter of ids, dates or names. */
function own(row: DataRow, copy: Copy): Partial<DataRow> {
  if (row.type === 'Recommendation') return { number: copy.numbers.next(yearOf(row.submittedAt as string)) };
  if (row.type === 'IndicatorPoint' && typeof row.value === 'number') return valuesNear(row, copy);
  return {};
}

function rewritten(property: string, value: unknown, copy: Copy): unknown {
  if (property === 'type' || property === 'provenance' || property === 'source') return value;
  if (property === 'displayName' && typeof value === 'string') return `${value} / ${copy.nth}`;
  if (Array.isArray(value)) return value.map((entry) => rewritten(property, entry, copy));
  if (typeof value === 'string') return rewrittenString(value, copy);
  return NAMES.has(property) && value !== null ? numbered(value as Words, copy.nth) : value;
}

function rewrittenString(value: string, { ids, today, stretch }: Copy): string {
  const id = ids.get(value);
  if (id) return id;
  if (DAY.test(value)) return stretched(value, today, stretch);
  if (INSTANT.test(value)) return addDays(value.slice(0, 10), shiftOf(value, today, stretch)) + value.slice(10);
  return value;
}

/** Days by which an instant moves. It moves with its day in Hartford, so that an evening does not part from its meeting. */
function shiftOf(instant: string, today: string, stretch: number): number {
  const day = new Date(Date.parse(instant) - BEHIND_UTC).toISOString().slice(0, 10);
  return daysBetween(day, stretched(day, today, stretch));
}

/** The calendar year of an instant, in Hartford. */
function yearOf(instant: string): string {
  return dayOf(new Date(instant)).slice(0, 4);
}

/** A day further from today; what is past stays past, and what is to come stays to come. */
function stretched(day: string, today: string, stretch: number): string {
  return addDays(today, Math.round(daysBetween(today, day) * stretch));
}

interface Words {
  readonly en: string | null;
  readonly es: string | null;
}

function numbered(text: Words, nth: number): Words {
  return { ...text, en: text.en && `${text.en} (${nth})`, es: text.es && `${text.es} (${nth})` };
}

/** Values up to five away from the sample's, the same in every run. */
function valuesNear({ id, value, low, high }: DataRow, { nth }: Copy): Partial<DataRow> {
  const shift = (createHash('sha256').update(`${id}/${nth}`).digest()[0] % 11) - 5;
  const moved = (given: unknown): number | null => (typeof given === 'number' ? given + shift : null);
  return { value: moved(value), low: moved(low), high: moved(high) };
}
