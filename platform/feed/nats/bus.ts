import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { SigningKey, VerificationKey } from '../../auth/keys';
import type { EventLog } from '../../events/event-log';
import type { Log } from '../../log';
import { pause } from '../../pause';
import type { FeedCarrier } from '../carrier';
import { NatsCarrier } from './nats-carrier';
import { openEntry, sealEntry, type TravellingEntry } from './sealed-entry';

const RETRY_MS = 1_000;
const STOP_WITHIN_MS = 1_000;

export interface BusOptions {
  /** nats://user:password@host:4222 */
  readonly url: string;
  /** Signs what is sent, and verifies what comes. */
  readonly key: SigningKey;
  readonly keys: readonly VerificationKey[];
  readonly log: Log;
}

/**
 * Carries new entries of logs from process to process, at once and once for all who listen. It is never waited for, and
 * nothing rests on it: what does not come, or comes twice or in another order, is read from the log itself.
 */
export class Bus {
  private readonly stopping = new AbortController();
  private connection: NatsConnection | null = null;
  private readonly connecting: Promise<void>;
  private telling: Promise<void> = Promise.resolve();
  private readonly carriers = new Map<string, NatsCarrier>();

  constructor(private readonly options: BusOptions) {
    this.connecting = this.connect();
  }

  /** Tells others of what is added to a service's log from now on. */
  tell(service: string, events: EventLog): void {
    this.telling = this.tellOn(service, events);
  }

  /** The log of a service, with what the bus brings of it; all else by another way. */
  carrier(service: string, log: FeedCarrier): FeedCarrier {
    const carrier = new NatsCarrier(log);
    this.carriers.set(service, carrier);
    if (this.connection) this.listen(this.connection, service, carrier);
    return carrier;
  }

  /** A server that does not answer is not waited for: nothing rests on it. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const enough = new AbortController();
    const left = Promise.all([this.connection?.close(), this.connecting, this.telling]);
    await Promise.race([left, pause(STOP_WITHIN_MS, enough.signal)]);
    enough.abort();
  }

  /** Once connected, the client comes back by itself; the first time is for us. */
  private async connect(): Promise<void> {
    const { url, log } = this.options;
    const { hostname, port, username, password, protocol } = new URL(url);
    const servers = `${protocol}//${hostname}:${port || 4222}`;
    const user = username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : {};
    for (let attempts = 1; !this.stopping.signal.aborted; attempts++) {
      try {
        const connection = await connect({ servers, ...user, maxReconnectAttempts: -1, reconnectTimeWait: RETRY_MS });
        if (this.stopping.signal.aborted) return connection.close();
        this.connection = connection;
        for (const [service, carrier] of this.carriers) this.listen(connection, service, carrier);
        return void this.watch(connection);
      } catch (error) {
        if (attempts === 1)
          log.warn({ reason: (error as Error).message }, 'NATS cannot be reached; logs are read by polls');
        await pause(RETRY_MS, this.stopping.signal);
      }
    }
  }

  /** Rejects never: the client tells of its troubles by what it yields. */
  private async watch(connection: NatsConnection): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type !== 'disconnect' && type !== 'reconnect') continue;
      for (const carrier of this.carriers.values()) carrier.connected(type === 'reconnect');
      if (type === 'disconnect') this.options.log.warn('NATS is away; logs are read by polls');
    }
  }

  private listen(connection: NatsConnection, service: string, carrier: NatsCarrier): void {
    const { keys, log } = this.options;
    carrier.connected(true);
    connection.subscribe(subjectOf(service), {
      callback: (error, message) => {
        if (error) return log.warn({ service, reason: error.message }, 'a subscription to NATS ended');
        const travelling = openEntry(keys, service, message.data);
        if (travelling) carrier.take(travelling.epoch, travelling.entry);
        else log.warn({ service }, 'a message on NATS was not of that service');
      },
    });
  }

  private async tellOn(service: string, events: EventLog): Promise<void> {
    const { signal } = this.stopping;
    let { epoch, pos } = events.head;
    while (!signal.aborted) {
      try {
        const slice = await events.next(pos, 100, signal);
        const isSame = slice.epoch === epoch;
        if (isSame) for (const entry of slice.entries) this.send({ service, epoch, entry });
        // Of another log than before, what is told is what comes from here on.
        pos = isSame ? (slice.entries.at(-1)?.pos ?? Math.max(pos, slice.floor)) : slice.head;
        epoch = slice.epoch;
      } catch {
        await pause(RETRY_MS, signal); // the log says by itself why it cannot be read
      }
    }
  }

  private send(travelling: TravellingEntry): void {
    const { connection } = this;
    if (!connection || connection.isClosed()) return;
    const bytes = sealEntry(this.options.key, travelling);
    if (bytes.length <= (connection.info?.max_payload ?? 0)) connection.publish(subjectOf(travelling.service), bytes);
  }
}

function subjectOf(service: string): string {
  return `hub.log.${service}`;
}
