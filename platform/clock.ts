/** Where the time comes from; tests hand in a fixed one. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** The zone in which the hub counts days. */
export const HUB_ZONE = 'America/New_York';

const DAY_MS = 86_400_000;

const formatters = new Map<string, Intl.DateTimeFormat>();
const wallClocks = new Map<string, Intl.DateTimeFormat>();

/** The calendar day (YYYY-MM-DD) of an instant in a zone. */
export function dayOf(instant: Date, zone: string = HUB_ZONE): string {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(zone, formatter);
  }
  return formatter.format(instant);
}

/** Whole days from one calendar day to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The calendar day `days` after (or, if negative, before) another. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The instant at which a wall clock in the zone shows `time` (HH:MM) on `day`: the first of two where clocks go back, and
 * as far after the gap as it would have been in it where they go forward.
 */
export function instantAt(day: string, time: string, zone: string = HUB_ZONE): Date {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const [before, after] = [wall - DAY_MS, wall + DAY_MS].map((near) => new Date(wall - offsetAt(new Date(near), zone)));
  const shows = (instant: Date): boolean => instant.getTime() + offsetAt(instant, zone) === wall;
  return shows(before) || !shows(after) ? before : after;
}

/** Milliseconds by which the zone's wall clock is ahead of UTC at an instant. */
function offsetAt(instant: Date, zone: string): number {
  const parts = wallClock(zone).formatToParts(instant);
  const at = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
  return wall - Math.floor(instant.getTime() / 1000) * 1000;
}

/** Making a formatter takes far longer than using it. */
function wallClock(zone: string): Intl.DateTimeFormat {
  const known =
    wallClocks.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  wallClocks.set(zone, known);
  return known;
}
