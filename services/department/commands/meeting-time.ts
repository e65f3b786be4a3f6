import type { EntityManager } from 'typeorm';
import { dayOf, HUB_ZONE } from '../../../platform/clock';
import type { Checks } from '../../../platform/commands/checks';
import { holdsOn } from '../domain/validity';
import type { Body } from '../entities/body';
import type { Meeting } from '../entities/meeting';

/** When a meeting is planned for. */
export type MeetingTime = Pick<Meeting, 'startsAt' | 'endsAt' | 'date'>;

const YEARS = { first: 1900, last: 2199 } as const;

/** Reads the time of a meeting. A time that has passed is right: a meeting may be entered afterwards. */
export function readTime(
  checks: Checks,
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date | null },
  timeZone: string,
): MeetingTime {
  const year = startsAt.getUTCFullYear();
  const sane = year >= YEARS.first && year <= YEARS.last;
  checks.that(sane, 'startsAt', `must be in the years ${YEARS.first} to ${YEARS.last}`);
  checks.that(
    endsAt === null || (endsAt > startsAt && endsAt.getUTCFullYear() <= YEARS.last + 1),
    'endsAt',
    'must be after startsAt',
  );
  return { startsAt, endsAt, date: dayOf(startsAt, timeZone) };
}

/** Checks the name of a zone: both this process and the database must know it. */
export async function checkZone(checks: Checks, manager: EntityManager, zone: string): Promise<boolean> {
  const known = zone === HUB_ZONE || (isZone(zone) && (await databaseKnows(manager, zone)));
  return checks.that(known, 'timeZone', 'must be the name of an IANA zone, such as America/New_York');
}

/** True where a body, as far as is known, had not come to its end on the day of a meeting. */
export function stillThere(body: Body, day: string | null): boolean {
  return day === null || holdsOn({ from: null, to: body.validTo }, day);
}

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

async function databaseKnows(manager: EntityManager, zone: string): Promise<boolean> {
  const rows: unknown[] = await manager.query('SELECT 1 FROM pg_timezone_names WHERE name = $1', [zone]);
  return rows.length > 0;
}
