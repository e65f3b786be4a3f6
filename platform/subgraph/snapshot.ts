import type { Client } from 'pg';
import { type DataSource, EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner';
import { HubError } from '../errors';
import type { LogPlace } from '../events/transaction';
import { checkAwaited } from './request';

const OPEN = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT epoch, pos FROM event_head';

/** What the statements behind one that failed are answered with: they were not run. */
const IN_FAILED_TRANSACTION = '25P02';

/**
 * The tables as they are at one instant, for one request, on one connection, which is taken when the first statement is
 * sent; with that goes what opens the snapshot, so that it costs no round trip. Of the service's log it shows exactly what
 * lies up to its position.
 */
export class Snapshot {
  /** Reads the tables. Refuses once the request was aborted, or the snapshot is closed. */
  readonly manager: EntityManager;
  private readonly runner: SnapshotRunner;

  constructor(source: DataSource, signal: AbortSignal | undefined) {
    this.runner = new SnapshotRunner(source.driver as PostgresDriver, signal);
    this.manager = new SnapshotManager(source, this.runner);
  }

  /** Null when nothing was read, or what was read has no one position. */
  get position(): LogPlace | null {
    return this.runner.position ?? null;
  }

  /** Lets go of the connection, as soon as what was sent on it is answered; whoever has the answer need not wait. */
  close(): void {
    this.runner.close();
  }
}

/** Asks its runner directly: TypeORM would tell of a lost connection as of a mistake. */
class SnapshotManager extends EntityManager {
  constructor(
    source: DataSource,
    private readonly runner: SnapshotRunner,
  ) {
    super(source, runner);
  }

  override query<T>(sql: string, parameters?: unknown[]): Promise<T> {
    return this.runner.query(sql, parameters);
  }
}

class SnapshotRunner extends PostgresQueryRunner {
  /** Undefined before the first statement, null once no single position is true of all that was read. */
  position: LogPlace | null | undefined;
  /** The transaction that is open; undefined where the next statement has to begin one. */
  private opened: Promise<void> | undefined;
  private client: Client | undefined;
  private isClosed = false;

  constructor(
    driver: PostgresDriver,
    private readonly signal: AbortSignal | undefined,
  ) {
    super(driver, 'master');
  }

  /**
   * A statement that fails ends its transaction, and with it those that were sent behind it. They have nothing to do with
   * its fault: they are sent again, in a new snapshot.
   */
  override async query<T>(sql: string, parameters?: unknown[], isStructured = false): Promise<T> {
    for (;;) {
      this.check();
      this.client ??= (await this.connect()) as Client;
      this.check();
      const opened = (this.opened ??= this.open(this.client));
      try {
        const [, result] = await Promise.all([opened, super.query(sql, parameters, isStructured)]);
        return result as T;
      } catch (error) {
        if (this.opened === opened) this.opened = undefined;
        if (codeOf(error) !== IN_FAILED_TRANSACTION) throw error;
      }
    }
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    const connecting = this.databaseConnectionPromise as Promise<Client> | undefined;
    // Where no connection was had there is none to let go of; the statement that wanted it tells of that.
    connecting?.then(
      (client) => this.letGo(client),
      () => undefined,
    );
  }

  private check(): void {
    checkAwaited(this.signal);
    if (this.isClosed) throw new HubError('CLIENT_CLOSED_REQUEST', 'The answer went out before this was read.');
    if (this.isReleased) throw new Error('Connection terminated'); // as `pg` tells those whose statement was under way
  }

  private async open(client: Client): Promise<void> {
    const sql = this.position === undefined ? OPEN : `ROLLBACK; ${OPEN}`;
    this.driver.dataSource.logger.logQuery(sql);
    const results = (await client.query(sql)) as unknown as { rows: { epoch: number; pos: string }[] }[];
    const [{ epoch, pos }] = results[results.length - 1].rows;
    if (this.position === undefined) this.position = { epoch, pos: Number(pos) };
    else if (this.position?.epoch !== epoch) this.position = null;
  }

  private letGo(client: Client): void {
    if (this.isReleased) return; // it died, and is out of the pool
    if (!this.opened && this.position === undefined) return void this.release();
    this.driver.dataSource.logger.logQuery('COMMIT');
    client
      .query('COMMIT')
      .catch(() => client.end()) // in an unknown state: the pool drops what was ended
      .finally(() => this.release());
  }
}

function codeOf(error: unknown): unknown {
  return (error as { driverError?: { code?: unknown } }).driverError?.code;
}
