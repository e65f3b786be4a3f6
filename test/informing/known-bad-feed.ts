import type { LogEntry, LogSlice } from '../../platform/events/entry';
import { Feed } from '../../platform/feed/feed';
import type { FeedPlace, Intake } from '../../platform/feed/intake';
import { NatsCarrier } from '../../platform/feed/nats/nats-carrier';

/**
 * A feed as it is often built: what the bus brings is taken, in the order in which it comes, and what it does not bring
 * was never there. Loaded first by the services' processes, to show that a run of this folder finds what comes of it.
 */

interface Brought {
  brought: Map<number, LogEntry>;
  seen: LogSlice | null;
}

interface Trusting {
  intake: Intake;
}

const carrier = NatsCarrier.prototype as unknown as { next(this: Brought, after: number): LogSlice | null };
carrier.next = function (after) {
  const entries = [...this.brought.values()].filter(({ pos }) => pos > after).sort((a, b) => a.pos - b.pos);
  const last = entries.at(-1);
  return last && this.seen ? { ...this.seen, head: last.pos, entries } : null;
};

const feed = Feed.prototype as unknown as {
  take(this: Trusting, place: FeedPlace, slice: LogSlice): Promise<FeedPlace>;
};
feed.take = async function (place, { epoch, entries }) {
  return entries.length === 0 && place.epoch === epoch ? place : this.intake.take(place, epoch, entries);
};
