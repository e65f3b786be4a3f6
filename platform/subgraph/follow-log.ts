import type { Followed } from '../events/entry';
import type { FollowOptions } from '../events/event-log';
import type { SubscriptionContext } from './context';

/**
 * Follows the service's own log for a subscriber: the events after a cursor, or from now on without one, that `select`
 * keeps. What nobody knows is followed like any other: nothing comes of it.
 * @throws HubError as `EventLog.open` does
 */
export async function followLog(
  { events, signal, onPosition }: Pick<SubscriptionContext<unknown>, 'events' | 'signal' | 'onPosition'>,
  after: string | null | undefined,
  select: FollowOptions['select'],
): Promise<AsyncIterableIterator<Followed, undefined>> {
  const start = await events.open(after ?? null);
  return events.follow(start, { signal, onPosition, select });
}
