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
    // What takes events in locks its place in the other's log first: it waits there.
    await manager.query('LOCK TABLE feed_place IN EXCLUSIVE MODE');
    await forgetAll(manager);
    return replay(manager);
  });
}

async function replay(manager: EntityManager): Promise<number> {
  let count = 0;
  for await (const events of archivedEvents(manager)) {
    for (const run of runsOf(events)) await replayRun(manager, run);
    count += events.length;
  }
  return count;
}

interface Run {
  readonly service: string;
  /** Its log was another one from then on; the run has no other event. */
  readonly isLoss: boolean;
  readonly events: ArchivedEvent[];
}

/** Events that follow one another and were told by the same service. Erased ones tell nothing. */
function runsOf(events: readonly ArchivedEvent[]): Run[] {
  const runs: Run[] = [];
  for (const event of events) {
    const { service } = event.payload as Partial<Learnt>;
    if (service === undefined) continue;
    const isLoss = event.type === SOURCE_LOST;
    const last = runs.at(-1);
    if (last && last.service === service && !last.isLoss && !isLoss) last.events.push(event);
    else runs.push({ service, isLoss, events: [event] });
  }
  return runs;
}

async function replayRun(manager: EntityManager, { service, isLoss, events }: Run): Promise<void> {
  if (isLoss) return forgetSource(manager, service);
  const changes = events.flatMap((event) => {
    const { payload = {} } = event.payload as Partial<Learnt>;
    return changesOf(service, { ...event, at: new Date(event.at), payload });
  });
  await write(manager, service, changes);
}
