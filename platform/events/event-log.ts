import type { Cursors } from '../cursors/cursors';
import type { Connection } from '../database/settings';
import type { Log } from '../log';
import type { Followed, LogSlice } from './entry';
import { Follower, type FollowOptions } from './follower';
import { LogConnection, unavailable } from './log-connection';
import { LogCursors } from './log-cursors';
import { LogMirror } from './log-mirror';
import { END, LogReader } from './log-reader';
import type { Published } from './published';
import type { LogPlace } from './transaction';

export type { FollowOptions };

/** Beneath all signals: whatever was lost, the log is looked at this often. */
const POLL_MS = 1_000;
/** Of one answer to those who read the log without following it. */
const MAX_READ = 1_000;

export interface EventLogOptions {
  /** Name of the service. */
  readonly service: string;
  readonly connection: Connection;
  /** The service's database schema. */
  readonly schema: string;
  readonly cursors: Cursors;
  /** What the service publishes: older events are read as they would be written today. */
  readonly published?: Published;
  readonly log: Log;
}

/**
 * A service's event log for those who read it: in order, and never with a hole. It is read once for all of them. While the
 * database is away it holds still, and goes on by itself.
 */
export class EventLog {
  private readonly cursors: LogCursors;
  private readonly connection: LogConnection;
  private readonly reader: LogReader;
  private readonly mirror: LogMirror;
  private poll: NodeJS.Timeout | undefined;

  private constructor(options: EventLogOptions) {
    const { service, cursors, published = {}, log } = options;
    this.cursors = new LogCursors(service, cursors);
    this.connection = new LogConnection({
      ...options,
      name: `hub ${service} log`,
      onWake: (told) => {
        // The process that appended it has looked already.
        if (!(Number(told) <= this.mirror.head.pos)) this.wake();
      },
      onReconnected: () => {
        this.mirror.doubt();
        this.wake();
      },
    });
    this.reader = new LogReader(this.connection, this.cursors, published);
    this.mirror = new LogMirror(this.connection, this.reader, log);
  }

  /** Connects and finds the log's head. @throws when the database cannot be reached now */
  static async start(options: EventLogOptions): Promise<EventLog> {
    const events = new EventLog(options);
    await events.connection.start();
    try {
      await events.mirror.start();
    } catch (error) {
      await events.connection.stop();
      throw error;
    }
    events.poll = setInterval(() => events.wake(), POLL_MS).unref();
    return events;
  }

  /** Ends all streams. */
  async stop(): Promise<void> {
    clearInterval(this.poll);
    this.mirror.stop();
    await this.connection.stop();
  }

  /** Where the log ends, as far as is known here. */
  get head(): LogPlace {
    return this.mirror.head;
  }

  /** A place in this log as clients hold it. */
  cursorOf(place: LogPlace): string {
    return this.cursors.seal(place);
  }

  /** Looks at the log soon: to be called when it may have grown. The database says so too, by a way that takes longer. */
  wake(): void {
    if (this.mirror.stopped) return;
    this.mirror.refresh().catch(() => undefined); // said in the log where it failed; the next poll tries again
  }

  /**
   * The place that a cursor, or a vector of them, names in this log; the head for null.
   * @throws HubError CURSOR_INVALID, CURSOR_EPOCH_CHANGED, CURSOR_TOO_OLD, with a fresh cursor; UNAVAILABLE
   */
  async open(cursor: string | null): Promise<LogPlace> {
    const { mirror, cursors } = this;
    if (cursor === null) return mirror.head;
    const place = cursors.open(cursor);
    if (!place) throw cursors.refusal('CURSOR_INVALID', mirror.head);
    const isAhead = (): boolean => place.epoch === mirror.head.epoch && place.pos > mirror.head.pos;
    // It may only be ahead of this process, which looks again before it says so.
    if (place.epoch !== mirror.head.epoch || isAhead()) await mirror.refresh();
    if (isAhead()) await mirror.rotate();
    if (place.epoch !== mirror.head.epoch) throw cursors.refusal('CURSOR_EPOCH_CHANGED', mirror.head);
    if (place.pos < mirror.floor) throw cursors.refusal('CURSOR_TOO_OLD', mirror.head);
    return { epoch: place.epoch, pos: place.pos };
  }

  /**
   * The events after a place, those that are there and those to come, as they are asked for. Ends when the signal aborts or
   * the log stops. Throws CURSOR_EPOCH_CHANGED and CURSOR_TOO_OLD as `open` does, and what `select` throws.
   */
  follow(start: LogPlace, options: FollowOptions): AsyncIterableIterator<Followed, undefined> {
    return new Follower(this.mirror, this.cursors, start, options);
  }

  /**
   * The entries after a position, at most so many of them and 1,000, with head, floor and epoch of the same instant.
   * Below the floor there are none: who asks for them must look at it.
   * @throws HubError UNAVAILABLE; HoleInLog
   */
  async read(after: number, limit: number): Promise<LogSlice> {
    return this.reader.read(after, END, Math.min(limit, MAX_READ));
  }

  /**
   * The entries after a position, at most so many, with head, floor and epoch of the same instant, of what this process
   * knows: however many wait here for news, the database is asked once. Where there are none, as soon as there are, or when
   * the signal aborts.
   * @throws HubError UNAVAILABLE, also when the log stops; HoleInLog
   */
  async next(after: number, limit: number, signal: AbortSignal): Promise<LogSlice> {
    const { mirror } = this;
    // It may only be ahead of this process, which looks again before it says so.
    if (after > mirror.head.pos) await mirror.refresh();
    if (after === mirror.head.pos) await mirror.beyond(mirror.head, signal);
    if (mirror.stopped) throw unavailable();
    return mirror.slice(after, Math.min(limit, MAX_READ));
  }

  /** Settles when the head lies beyond a place, the log has another epoch, it stops, or the signal aborts. */
  beyond(place: LogPlace, signal: AbortSignal): Promise<void> {
    return this.mirror.beyond(place, signal);
  }
}
