import { HubError } from '../../../platform/errors';
import { allOf, type Condition, EVERY_ROW } from '../../../platform/loaders/rows';
import type { SortKey } from '../../../platform/loaders/pages';
import { startOfDay } from './calendar-sql';

/** Order in time. */
export const TIME_ORDERS = ['OLDEST_FIRST', 'NEWEST_FIRST'] as const;
export type TimeOrder = (typeof TIME_ORDERS)[number];

/** When a meeting begins, as SQL; one with a day and no time has that whole day in its zone. */
const BEGINS = `COALESCE(item.startsAt, ${startOfDay('item.date', 'item.timeZone')})`;

const TOMORROW = '(CAST(CAST(:meetingNow AS timestamptz) AT TIME ZONE item.timeZone AS date) + 1)';

/** When it ends, as SQL: one in session may last all day, one of which no end is known takes no time. */
const ENDS = `CASE WHEN item.startsAt IS NULL THEN ${startOfDay('(item.date + 1)', 'item.timeZone')}
  WHEN item.status IN ('IN_SESSION', 'RECESSED') THEN GREATEST(item.endsAt, ${startOfDay(TOMORROW, 'item.timeZone')})
  ELSE COALESCE(item.adjournedAt, item.endsAt, item.startsAt) END`;

/** From an instant on, and before another; either may be open. */
export interface Window {
  readonly from: Date | null;
  readonly to: Date | null;
}

/**
 * Meetings that overlap a window. One that has no date at all is in none.
 * @param now the day of a meeting that is in session
 * @throws HubError BAD_USER_INPUT when `from` is after `to`
 */
export function within({ from, to }: Window, now: Date): Condition {
  if (from && to && from > to) {
    throw new HubError('BAD_USER_INPUT', `"from" must not be after "to": ${from.toISOString()}, ${to.toISOString()}.`);
  }
  return allOf(from ? notOverAt(from, now) : EVERY_ROW, to ? begunBefore(to) : EVERY_ROW);
}

function notOverAt(from: Date, now: Date): Condition {
  const parameters = { windowFrom: from, meetingNow: now };
  return { sql: `${BEGINS} >= :windowFrom OR ${ENDS} > :windowFrom`, parameters };
}

function begunBefore(to: Date): Condition {
  return { sql: `${BEGINS} < :windowTo`, parameters: { windowTo: to } };
}

/** One order over the meetings of all bodies; those without any date come last, either way. */
export function inOrder(order: TimeOrder): readonly SortKey[] {
  const byTime: SortKey =
    order === 'OLDEST_FIRST'
      ? { expression: `COALESCE(${BEGINS}, 'infinity')`, type: 'timestamptz', direction: 'ASC' }
      : { expression: `COALESCE(${BEGINS}, '-infinity')`, type: 'timestamptz', direction: 'DESC' };
  return [byTime, { expression: 'item.id', type: 'text', direction: 'ASC' }];
}
