import type { Checks } from '../../../platform/commands/checks';
import { AgendaItem } from '../entities/agenda-item';
import type { MeetingChange } from './meeting-change';

/**
 * When a move in session happened, as it was entered: now when that is left out, never later, and never before what was
 * entered of the session until then. The session remembers it.
 */
export async function readAt(checks: Checks, change: MeetingChange, given: Date | null | undefined): Promise<Date> {
  const last = await lastOf(change);
  // Another process, whose clock is ahead, may have entered it.
  const at = given ?? (last && last > change.now ? last : change.now);
  if (given) {
    checks.that(at <= change.now, 'at', 'must not be in the future');
    checks.that(!last || at >= last, 'at', `must not be before what happened last, at ${last?.toISOString()}`);
  }
  change.set({ sessionAt: at });
  return at;
}

/** Items tell it where a dataset brought the session. */
async function lastOf({ manager, meeting }: MeetingChange): Promise<Date | null> {
  if (!meeting.startedAt) return null;
  const items = await manager
    .createQueryBuilder(AgendaItem, 'item')
    .select('GREATEST(MAX(item.openedAt), MAX(item.closedAt))', 'last')
    .where('item.meetingId = :id', { id: meeting.id })
    .getRawOne<{ last: Date | null }>();
  const known = [meeting.startedAt, meeting.sessionAt, items?.last ?? null].filter((at) => at !== null);
  return known.reduce((latest, at) => (at > latest ? at : latest));
}
