import type { EntityManager } from 'typeorm';
import type { LogEntry } from '../../../platform/events/entry';
import type { Consumer, Consumers, Learned } from '../../../platform/feed/consumers';
import type { About, Change } from '../projector/change';
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
 * Records events in the own log, with the news in them, and changes the read models. What is neither news nor changes
 * anything leaves no trace; what was learned from a log that was read before is no news again.
 */
function takeIn(service: string): Consumer {
  return {
    reads: {},
    async take(events, { manager, record }) {
      const seen = await look(manager, service, events);
      if (seen.isLost) {
        await forgetSource(manager, service);
        record(sourceLost(service, events[0].at));
      }
      const written: Change[] = [];
      for (const event of events) {
        const changes = changesOf(service, event);
        const line = seen.repeated.has(event.eventId) ? null : lineOf(service, event, seen.subjects.about(event));
        if (changes.length === 0 && line === null) continue;
        record(learnt(service, event, line));
        seen.subjects.change(changes);
        written.push(...changes);
      }
      await write(manager, service, written);
    },
  };
}

/** What was seen before some events. */
interface Seen {
  /** The service's log is another one since its last event. */
  readonly isLost: boolean;
  /** Ids of events that were learned before. */
  readonly repeated: ReadonlySet<string>;
  readonly subjects: Subjects;
}

const LOOK = `
  WITH lost AS (DELETE FROM lost_source WHERE id = $1 RETURNING id)
  SELECT EXISTS (SELECT FROM lost) AS "isLost",
         ARRAY(SELECT payload->>'eventId' FROM event_log WHERE payload->>'eventId' = ANY($2)) AS repeated,
         (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', id, 'bodyId', body_id, 'title', title)), '[]')
            FROM seen_subject WHERE id = ANY($3)) AS subjects`;

/** One statement for all that must be known of what was seen before. */
async function look(manager: EntityManager, service: string, events: readonly LogEntry[]): Promise<Seen> {
  interface Row {
    readonly isLost: boolean;
    readonly repeated: readonly string[];
    readonly subjects: readonly (About & { readonly id: string })[];
  }
  const ids = events.map(({ eventId }) => eventId);
  const abouts = [...new Set(events.flatMap((event) => aboutOf(service, event)))];
  const [{ isLost, repeated, subjects }] = await manager.query<Row[]>(LOOK, [service, ids, abouts]);
  return { isLost, repeated: new Set(repeated), subjects: new Subjects(service, subjects) };
}

/** Whose things are and how they are called, as of each event of those that are taken in. */
class Subjects {
  private readonly known: Map<string, About>;

  constructor(
    private readonly service: string,
    known: readonly (About & { readonly id: string })[],
  ) {
    this.known = new Map(known.map(({ id, bodyId, title }) => [id, { bodyId, title }]));
  }

  about(event: LogEntry): About | null {
    const id = aboutOf(this.service, event).find((one) => this.known.has(one));
    return id === undefined ? null : this.known.get(id)!;
  }

  /** No rule takes a subject away. */
  change(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.op !== 'set' || change.table !== 'SeenSubject') continue;
      const before = this.known.get(change.id) ?? { bodyId: null, title: null };
      this.known.set(change.id, { ...before, ...(change.values as Partial<About>) });
    }
  }
}
