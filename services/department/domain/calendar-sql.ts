/**
 * Instants reckoned in SQL, so that lists can be filtered by what a clock says and every clock is reckoned in one
 * place. Hours pass as they do, also where the clocks change; days are calendar days of a zone, kept at the same time of
 * day. Each function takes SQL expressions and gives one; null makes null.
 */

/** How Saturdays and Sundays (of the zone) enter a period. */
export type Weekends = 'counted' | 'skipped';

/**
 * The instant that many hours before another (a timestamptz).
 * @param hours so few that they reach over one weekend at most
 */
export function hoursBefore(instant: string, hours: number, zone: string, weekends: Weekends): string {
  if (weekends === 'counted') return `(${instant} - interval '${hours} hours')`;
  const { monday, saturday, previousSaturday } = weekOf(instant, zone);
  const counted = `LEAST(${instant}, ${saturday}) - interval '${hours} hours'`;
  return `CASE WHEN ${counted} < ${monday} THEN ${counted} - (${monday} - ${previousSaturday}) ELSE ${counted} END`;
}

/**
 * The instant that many hours after another (a timestamptz).
 * @param hours so few that they reach over one weekend at most
 */
export function hoursAfter(instant: string, hours: number, zone: string, weekends: Weekends): string {
  const plain = `(${instant} + interval '${hours} hours')`;
  if (weekends === 'counted') return plain;
  const { saturday, nextMonday } = weekOf(instant, zone);
  return `CASE WHEN ${instant} >= ${saturday} THEN ${nextMonday} + interval '${hours} hours'
    WHEN ${plain} > ${saturday} THEN ${plain} + (${nextMonday} - ${saturday}) ELSE ${plain} END`;
}

/**
 * The same time of day, that many calendar days after an instant (a timestamptz).
 * @param days weekdays where weekends are skipped
 */
export function daysAfter(instant: string, days: number, zone: string, weekends: Weekends): string {
  const local = `(${instant} AT TIME ZONE ${zone})`;
  if (weekends === 'counted') return `((${local} + interval '${days} days') AT TIME ZONE ${zone})`;
  const weekday = `CAST(EXTRACT(ISODOW FROM ${local}) AS int)`;
  // From a weekend it is counted as from its Friday; each five weekdays from Monday on bring a weekend of two days.
  const total = `(${days} + 2 * ((LEAST(${weekday}, 5) - 1 + ${days}) / 5) - GREATEST(${weekday} - 5, 0))`;
  return `((${local} + ${total} * interval '1 day') AT TIME ZONE ${zone})`;
}

/** The instant at which a calendar day (a date) begins in a zone. */
export function startOfDay(day: string, zone: string): string {
  return `(CAST(${day} AS timestamp) AT TIME ZONE ${zone})`;
}

function weekOf(instant: string, zone: string) {
  const monday = `date_trunc('week', ${instant} AT TIME ZONE ${zone})`;
  const at = (days: number): string => `((${monday} + interval '${days} days') AT TIME ZONE ${zone})`;
  return { previousSaturday: at(-2), monday: at(0), saturday: at(5), nextMonday: at(7) };
}
