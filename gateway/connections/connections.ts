import type { IncomingMessage } from 'node:http';
import type { Log } from '../../platform/log';
import type { ClientErrors } from '../client-errors';
import type { Caller } from '../subgraphs/subgraph';
import { ClientAddresses } from './client-address';
import { Credentials } from './credentials';
import { type ConnectionLimits, DEFAULT_CONNECTION_LIMITS } from './limits';
import type { ConnectionPipeline } from './operation';
import { type Place, Places } from './places';
import { Rota } from './rota';
import { SlowReaders } from './slow-readers';

export interface ConnectionsOptions {
  readonly pipeline: ConnectionPipeline;
  readonly errors: ClientErrors;
  readonly log: Log;
  readonly limits?: Partial<ConnectionLimits>;
  /** Addresses, or blocks such as 10.0.0.0/8, of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies?: readonly string[];
}

/** A connection that is open. */
export interface Connection {
  /** To show that this side lives, and to find out whether the other does. */
  beat(): void;
  /** The gateway stops: the client is told to come back. */
  restart(): void;
}

/** What all connections that clients hold open share, whichever protocol they speak. */
export class Connections {
  readonly pipeline: ConnectionPipeline;
  readonly errors: ClientErrors;
  readonly log: Log;
  readonly limits: ConnectionLimits;
  readonly slowReaders: SlowReaders;
  private readonly addresses: ClientAddresses;
  private readonly places: Places;
  private readonly beats: Rota<Connection>;
  private readonly rechecks: Rota<Credentials>;
  private readonly open = new Set<Connection>();
  private whenEmpty: () => void = () => undefined;
  private stopped = false;

  /** Throws an Error that names a trusted proxy which is no address. */
  constructor(options: ConnectionsOptions) {
    const { pipeline, errors, log, limits, trustedProxies = [] } = options;
    this.pipeline = pipeline;
    this.errors = errors;
    this.log = log;
    this.limits = { ...DEFAULT_CONNECTION_LIMITS, ...limits };
    this.slowReaders = new SlowReaders(this.limits.drainMilliseconds);
    this.addresses = new ClientAddresses(trustedProxies);
    this.places = new Places(this.limits);
    this.beats = new Rota(this.limits.keepAliveMilliseconds, (connection) => connection.beat());
    this.rechecks = new Rota(this.limits.recheckMilliseconds, (credentials) => void this.recheck(credentials));
  }

  /** True from the moment that the gateway stops: nothing new may be opened. */
  get stopping(): boolean {
    return this.stopped;
  }

  /** Counts a connection that a request asks for. Throws OVERLOADED. */
  place(request: IncomingMessage): Place {
    return this.places.take(this.addresses.of(request));
  }

  /** Returns what is to be called when the connection is gone. */
  add(connection: Connection): () => void {
    this.open.add(connection);
    const offBeats = this.beats.add(connection);
    return () => {
      offBeats();
      this.open.delete(connection);
      if (this.open.size === 0) this.whenEmpty();
    };
  }

  /** Watches over what a connection stands on, until `end` of what is returned. `onLoss` is told the code why it must end. */
  watch(authorization: string | undefined, caller: Caller, onLoss: (code: string) => void): { end(): void } {
    const credentials = new Credentials(
      authorization,
      caller,
      (given) => this.pipeline.authenticate(given),
      ({ code }) => onLoss(code),
    );
    const off = this.rechecks.add(credentials);
    return {
      end: () => {
        off();
        credentials.end();
      },
    };
  }

  /** Tells all clients to come back, and resolves when none is left. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.beats.stop();
    this.rechecks.stop();
    const empty = new Promise<void>((resolve) => (this.whenEmpty = resolve));
    for (const connection of this.open) connection.restart();
    if (this.open.size > 0) await empty;
  }

  /** Where it cannot be known at the moment, that is in the log, and the next look will tell. */
  private async recheck(credentials: Credentials): Promise<void> {
    await credentials.recheck().catch((error: unknown) => void this.errors.tell(error));
  }
}
