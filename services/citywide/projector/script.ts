import type { LogEntry } from '../../../platform/events/entry';
import type { EventType, Published } from '../../../platform/events/published';
import type { NewEvent } from '../../../platform/events/transaction';
import type { Line, Told } from './change';

/** The service's own log: what it learned, in the order in which it did. From it alone everything can be made again. */

/** Of the event that says that a service's log is another one, so that what it told before counts no more. */
export const SOURCE_LOST = 'SourceLost';

/** What the payload of an event says that was learned. */
export interface Learnt {
  /** The service that told it, and where it stands in that one's log. */
  readonly service: string;
  readonly pos: number;
  readonly eventId: string;
  readonly typeVersion: number;
  /** As the service told it. */
  readonly payload: Told['payload'];
  /** The public news in it, where there is any. */
  readonly activity?: Line;
}

const LEARNED: EventType = {
  version: 1,
  about: [],
  says: 'It was learned that another service told this, under the same type.',
  payload: {
    service: 'word',
    pos: 'number',
    eventId: 'id',
    typeVersion: 'number',
    payload: 'thing',
    'activity?': 'thing',
  },
};

/** What the own log has, of these types of other services' events. */
export function publishedOf(types: readonly string[]): Published {
  const lost: EventType = {
    version: 1,
    about: ['Service'],
    says: "A service's log is another one: what it told before counts no more.",
    payload: { service: 'word' },
  };
  return { ...Object.fromEntries(types.map((type) => [type, LEARNED])), [SOURCE_LOST]: lost };
}

/** @param line null where it is no news, or was told before */
export function learnt(service: string, event: LogEntry, line: Line | null): NewEvent {
  const { type, typeVersion, subject, version, payload, at, pos, eventId, touched } = event;
  const learned: Learnt = { service, pos, eventId, typeVersion, payload, ...(line && { activity: line }) };
  return { type, typeVersion: 1, subject, version, touched, payload: { ...learned }, at };
}

export function sourceLost(service: string, at: Date): NewEvent {
  return {
    type: SOURCE_LOST,
    typeVersion: 1,
    subject: `Service:${service}`,
    version: 1,
    touched: [],
    payload: { service },
    at,
  };
}

/** The news in an entry of the own log; null where there is none. */
export function activityIn({ payload }: Pick<LogEntry, 'payload'>): Line | null {
  return (payload as Partial<Learnt>).activity ?? null;
}
