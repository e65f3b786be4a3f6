import type { EntityManager } from 'typeorm';
import type { Viewer } from '../auth/viewer';
import type { Done, Work } from '../commands/commands';
import type { CommandRequest } from '../commands/idempotency';
import type { DomainSettings } from '../config/domain';
import type { OnPosition } from '../cursors/on-position';
import type { EventLog } from '../events/event-log';
import type { LogPlace } from '../events/transaction';

/** What a service's resolvers, loaders and policies know of one request before its loaders are made. */
export interface RequestScope {
  readonly viewer: Viewer;
  /** Reads the service's tables, until the request is aborted. */
  readonly manager: EntityManager;
  /** The instant of the request: one for all its fields, so that they agree. */
  readonly now: Date;
  /** The calendar day of `now` in the hub's zone. */
  readonly today: string;
  readonly settings: DomainSettings;
}

export interface RequestContext<Loaders> extends RequestScope {
  readonly loaders: Loaders;
  /** A place in the service's own log as clients hold it. */
  cursorOf(place: LogPlace): string;
  /**
   * Runs a command of this request's viewer; what is loaded after it sees what it changed. Its work reads and writes
   * through the transaction that it is given, never through `manager` and `loaders`.
   */
  command(mutation: string, input: CommandRequest['input'], work: Work): Promise<Done>;
  /**
   * Takes in what another service has told by now, so that what happens here comes after it. Waits for a moment only, and
   * not at all for one that is not followed.
   */
  hear(service: string): Promise<void>;
}

/** What the resolver that opens a subscription is given besides. */
export interface SubscriptionContext<Loaders> extends RequestContext<Loaders> {
  /** The service's own log. */
  readonly events: EventLog;
  /** Aborts when nobody wants more: the stream then ends. */
  readonly signal: AbortSignal;
  readonly onPosition: OnPosition;
}
