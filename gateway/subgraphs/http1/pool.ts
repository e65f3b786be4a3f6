import type { Task } from '../flights';
import { ConnectionLost, timedOut, tooManyWait, unavailable } from '../failure';
import { Connection, type ConnectionOptions, type ConnectionOwner } from './connection';
import { Exchange, type HttpClient, type HttpRequest } from './exchange';
import type { HttpResponse } from './response-reader';

export interface PoolLimits {
  /** Connections open at once, and so requests under way at once. */
  readonly connections: number;
  /** Requests that may wait for a connection; more are refused. */
  readonly queue: number;
  /** From the request to the end of the answer, in milliseconds. */
  readonly timeout: number;
  /** For opening a connection, in milliseconds. */
  readonly connectTimeout: number;
  /** How long an idle connection is kept when the other side does not say, in milliseconds. */
  readonly idle: number;
}

const SWEEP_MILLISECONDS = 200;
/** A connection is given up this long before the other side would close it, in milliseconds. */
const IDLE_MARGIN = 1000;

/** Kept-alive connections to one address. A request fails with a SubgraphFailure. */
export class ConnectionPool implements ConnectionOwner, HttpClient {
  private readonly connections = new Set<Connection>();
  /** The one used last is at the end, and is used next. */
  private readonly idle: Connection[] = [];
  private readonly waiting: Exchange[] = [];
  private sweeper: NodeJS.Timeout | null = null;

  constructor(
    private readonly options: ConnectionOptions,
    private readonly limits: PoolLimits,
  ) {}

  send(request: HttpRequest): Task<HttpResponse> {
    const exchange = new Exchange(request, performance.now() + this.limits.timeout, (given) => this.giveUp(given));
    this.sweeper ??= setInterval(() => this.sweep(), SWEEP_MILLISECONDS).unref();
    if (!this.start(exchange)) this.enqueue(exchange);
    return exchange;
  }

  released(connection: Connection): void {
    const next = this.waiting.shift();
    if (next) return connection.send(next);
    connection.rest();
    this.idle.push(connection);
  }

  closed(connection: Connection, interrupted: Exchange | null, error: Error): void {
    this.connections.delete(connection);
    this.dropIdle(connection);
    if (interrupted) this.interrupted(connection, interrupted, error);
    while (this.waiting.length > 0 && this.connections.size < this.limits.connections)
      this.open(this.waiting.shift() as Exchange);
  }

  /** Closes every connection; what is under way fails. */
  close(): void {
    for (const exchange of this.waiting.splice(0)) exchange.reject(unavailable('the gateway is stopping'));
    for (const connection of [...this.connections]) connection.close(unavailable('the gateway is stopping'));
    this.stopSweeping();
  }

  /** Puts the exchange on a connection, if there is one or room for one. */
  private start(exchange: Exchange): boolean {
    const kept = this.idle.pop();
    if (kept) kept.send(exchange);
    else if (this.connections.size < this.limits.connections) this.open(exchange);
    else return false;
    return true;
  }

  private open(exchange: Exchange): void {
    const connection = new Connection(this.options, this);
    this.connections.add(connection);
    connection.send(exchange);
  }

  private enqueue(exchange: Exchange): void {
    if (this.waiting.length < this.limits.queue) this.waiting.push(exchange);
    else exchange.reject(tooManyWait(this.limits.queue));
  }

  /**
   * The other side may have closed a kept connection just as it was used, or have been restarted. What may be repeated
   * goes once more, on a fresh connection, as long as nothing of the answer has come.
   */
  private interrupted(connection: Connection, exchange: Exchange, error: Error): void {
    const again =
      error instanceof ConnectionLost &&
      !connection.answering &&
      exchange.attempts === 1 &&
      exchange.request.repeatable;
    if (!again) return exchange.reject(error);
    this.waiting.unshift(exchange);
    for (const stale of this.idle.splice(0)) stale.close(error);
  }

  private giveUp(exchange: Exchange): void {
    const error = unavailable('nobody waits for the answer any more');
    const place = this.waiting.indexOf(exchange);
    if (place >= 0) this.waiting.splice(place, 1);
    for (const connection of [...this.connections]) if (connection.exchange === exchange) connection.close(error);
    exchange.reject(error);
  }

  private dropIdle(connection: Connection): void {
    const place = this.idle.indexOf(connection);
    if (place >= 0) this.idle.splice(place, 1);
  }

  /** One timer watches all deadlines. */
  private sweep(): void {
    const now = performance.now();
    while (this.waiting.length > 0 && this.waiting[0].deadline <= now)
      this.waiting.shift()?.reject(timedOut(this.limits.timeout));
    for (const connection of [...this.connections]) this.inspect(connection, now);
    if (this.connections.size === 0 && this.waiting.length === 0) this.stopSweeping();
  }

  private inspect(connection: Connection, now: number): void {
    const { exchange } = connection;
    if (!exchange) {
      if (now - connection.idleSince >= this.idleTime(connection)) connection.close(unavailable('idle'));
    } else if (exchange.deadline <= now) {
      connection.close(timedOut(this.limits.timeout));
    } else if (!connection.connected && now - connection.openedAt >= this.limits.connectTimeout) {
      connection.close(unavailable(`no connection within ${this.limits.connectTimeout} ms`));
    }
  }

  private idleTime({ idleFor }: Connection): number {
    return idleFor === null ? this.limits.idle : Math.max(0, idleFor - IDLE_MARGIN);
  }

  private stopSweeping(): void {
    if (this.sweeper) clearInterval(this.sweeper);
    this.sweeper = null;
  }
}
