import type { EntityManager } from 'typeorm';
import type { TranslatedText } from '../../../platform/database/values';
import type { LogEntry } from '../../../platform/events/entry';
import type { Consumer, Consumers, Learned } from '../../../platform/feed/consumers';
import type { About } from '../projector/change';
import { aboutOf, changesOf, lineOf, RULES } from '../projector/projector';
import { learnt, sourceLost } from '../projector/script';
import { forgetSource, write } from '../projector/write';

/** All that the lens takes in of the other services. */
export const consumers: Consumers = Object.fromEntries(
  Object.entries(RULES).map(([service, rules]) => [service, learnedFrom(service, Object.keys(rules))]),
);

function learnedFrom(service: string, types: readonly string[]): Learned {
  return {
    on: Object.fromEntries(types.map((type) => [type, takeIn(service)])),
    /** The own log is written with the next event: here none can be recorded. */
    async forget(manager) {
      await forgetSource(manager, service);
      await manager.query('INSERT INTO lost_source (id) VALUES ($1) ON CONFLICT DO NOTHING', [service]);
    },
  };
}

/**
 * Records an event in the own log, with the news in it, and changes the read models. What is neither news nor changes
 * anything leaves no trace; what was learned from a log that was read before is no news again.
 */
function takeIn(service: string): Consumer {
  return async (event, { manager, record }) => {
    const known = await look(manager, service, event);
    if (known.isLost) {
      await forgetSource(manager, service);
      record(sourceLost(service, event.at));
    }
    const changes = changesOf(service, event);
    const line = known.isRepeated ? null : lineOf(service, event, known.about);
    if (changes.length === 0 && line === null) return;
    record(learnt(service, event, line));
    await write(manager, service, changes);
  };
}

interface Known {
  /** The service's log is another one since its last event. */
  readonly isLost: boolean;
  /** It was learned before. */
  readonly isRepeated: boolean;
  readonly about: About | null;
}

const LOOK = `
  WITH lost AS (DELETE FROM lost_source WHERE id = $1 RETURNING id)
  SELECT EXISTS (SELECT FROM lost) AS "isLost",
         EXISTS (SELECT FROM event_log WHERE payload->>'eventId' = $2) AS "isRepeated",
         subject.id, subject.body_id AS "bodyId", subject.title
    FROM (SELECT) one LEFT JOIN seen_subject subject ON subject.id = ANY($3)
   ORDER BY array_position($3::text[], subject.id) LIMIT 1`;

/** One statement for all that must be known of what was seen before. */
async function look(manager: EntityManager, service: string, event: LogEntry): Promise<Known> {
  interface Row {
    readonly isLost: boolean;
    readonly isRepeated: boolean;
    readonly id: string | null;
    readonly bodyId: string | null;
    readonly title: TranslatedText | null;
  }
  const [row] = await manager.query<Row[]>(LOOK, [service, event.eventId, aboutOf(service, event)]);
  const { isLost, isRepeated, id, bodyId, title } = row;
  return { isLost, isRepeated, about: id === null ? null : { bodyId, title } };
}
