import type { DataSource, EntityManager } from 'typeorm';
import { type ArchivedEvent, archivedEvents } from '../../../platform/events/archive';
import { changesOf } from './projector';
import { type Learnt, SOURCE_LOST } from './script';
import { forgetAll, forgetSource, write } from './write';

/**
 * Makes all read models anew from the service's own log, in one transaction: whoever reads meanwhile sees the old ones,
 * and then the new ones. No event is taken in as long.
 * @returns how many events were replayed
 */
export function rebuild(source: DataSource): Promise<number> {
  return source.transaction(async (manager) => {
    await manager.query('SET LOCAL statement_timeout = 0');
    // What takes events in writes its place in the other's log: it waits here.
    await manager.query('LOCK TABLE feed_place IN SHARE ROW EXCLUSIVE MODE');
    await forgetAll(manager);
    return replay(manager);
  });
}

async function replay(manager: EntityManager): Promise<number> {
  let count = 0;
  for await (const events of archivedEvents(manager)) {
    for (const event of events) await replayEvent(manager, event);
    count += events.length;
  }
  return count;
}

async function replayEvent(manager: EntityManager, event: ArchivedEvent): Promise<void> {
  const { service, payload } = event.payload as Partial<Learnt>;
  if (service === undefined) return; // erased
  if (event.type === SOURCE_LOST) return forgetSource(manager, service);
  await write(manager, service, changesOf(service, { ...event, at: new Date(event.at), payload: payload ?? {} }));
}
