import { Client, type QueryConfig } from 'pg';
import { sessionOptions } from '../database/data-source';
import type { Connection } from '../database/settings';
import { HubError } from '../errors';
import type { Log } from '../log';
import { pause } from '../pause';

const RETRY_MS = 100;
/**
 * The log is read by its key, whatever the statistics say, and planned once: a planner that sees each position looks it up.
 * Without other ways the costs look enormous, for which nothing is to be compiled.
 */
const PLANNING = '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off -c jit=off';
/** A connection whose other end vanished says nothing; the poll of the log notices within this. */
const QUERY_TIMEOUT_MS = 10_000;

export interface LogConnectionOptions {
  readonly connection: Connection;
  /** The service's database schema; its name begins that of the channel. */
  readonly schema: string;
  readonly name: string;
  readonly log: Log;
  /**
   * Called when the log has changed, with the position that it has come to, or what else happened to it. Notifications may
   * be lost, with the connection among others.
   */
  onWake(told: string | undefined): void;
  /** Called with each new connection, the first one excepted. */
  onReconnected(): void;
}

/** `lost` settles when the connection has ended, however that came. */
interface Connected {
  readonly client: Client;
  readonly lost: Promise<void>;
}

/**
 * The one connection over which a service reads its log and is told of changes. It comes back by itself when it was lost.
 * Since there is one, what is read later was never true earlier.
 */
export class LogConnection {
  private client: Client | null = null;
  private readonly stopping = new AbortController();
  private kept: Promise<void> = Promise.resolve();
  /** Settles when the query before was answered. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: LogConnectionOptions) {}

  /** Connects. @throws when the database cannot be reached now */
  async start(): Promise<void> {
    this.kept = this.keep(await this.connect());
  }

  /**
   * Answers in the order in which it was asked.
   * @param name of a statement that is asked often: it is planned once for each connection
   * @throws HubError UNAVAILABLE when there is no connection, or it is lost; whatever fails, a new one is made
   */
  query<Row extends object>(sql: string, parameters: unknown[] = [], name?: string): Promise<Row[]> {
    const answer = this.turn.then(() => this.send<Row>({ name, text: sql, values: parameters }));
    this.turn = answer.catch(() => undefined); // who asked for it is told
    return answer;
  }

  private async send<Row extends object>(query: QueryConfig): Promise<Row[]> {
    const { client } = this;
    if (!client) throw unavailable();
    try {
      return (await client.query<Row>(query)).rows;
    } catch (error) {
      const { log } = this.options;
      // What its own stop cut short is nothing to worry about.
      if (!this.stopping.signal.aborted)
        log.warn({ code: (error as { code?: string }).code }, 'the event log was not read');
      close(client);
      throw unavailable(error as Error);
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.client?.end();
    await this.kept;
  }

  private async connect(): Promise<Connected> {
    const { connection, schema, name } = this.options;
    const client = new Client({
      ...connection,
      options: `${sessionOptions(schema)} ${PLANNING}`,
      application_name: name,
      connectionTimeoutMillis: 5_000,
      query_timeout: QUERY_TIMEOUT_MS,
      keepAlive: true,
    });
    // Without a listener of its own, a client whose server dies ends the process.
    const lost = new Promise<void>((resolve) => {
      client.on('error', () => resolve());
      client.on('end', () => resolve());
    });
    client.on('notification', ({ payload }) => this.options.onWake(payload));
    try {
      await client.connect();
      await client.query(`LISTEN "${schema}_events"`);
    } catch (error) {
      close(client);
      throw error;
    }
    return { client, lost };
  }

  private async keep(first: Connected): Promise<void> {
    for (let current: Connected | null = first; current; current = await this.reconnect()) {
      this.client = current.client;
      if (current !== first) this.options.onReconnected();
      await current.lost;
      this.client = null;
      close(current.client);
    }
  }

  /** Null once the log is stopping. */
  private async reconnect(): Promise<Connected | null> {
    const { log } = this.options;
    for (let attempts = 1; !this.stopping.signal.aborted; attempts++) {
      if (attempts === 1) log.warn('the event log lost its connection');
      try {
        const next = await this.connect();
        if (this.stopping.signal.aborted) close(next.client);
        else return next;
      } catch (error) {
        log.debug({ attempts, code: (error as { code?: string }).code }, 'the event log cannot be reached');
        await pause(RETRY_MS, this.stopping.signal);
      }
    }
    return null;
  }
}

/** What is told to those who want to read when that cannot be done. */
export function unavailable(originalError?: Error): HubError {
  const message = "The service's database does not answer at the moment; try again.";
  return new HubError('UNAVAILABLE', message, { originalError });
}

/** Lets go of a connection that may be broken already, in which case there is nobody left to tell. */
function close(client: Client): void {
  void client.end().catch(() => undefined);
}
