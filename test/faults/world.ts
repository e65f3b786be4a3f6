import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { type HubKeys, readOrMakeKeys } from '../../platform/auth/keys';
import { signToken } from '../../platform/auth/token';
import { type EmbeddedDatabase, startEmbedded } from '../../platform/database/embedded/launcher';
import type { Connection } from '../../platform/database/settings';
import { SILENT } from '../../platform/log';
import { projectFile } from '../../platform/paths';
import { SUBGRAPHS, type SubgraphName } from '../../hub/composition';
import { settingSuffix } from '../../hub/settings';
import { freePort, type HubProcess, ready, startProcess } from '../support/processes';
import { APPEND_BY_SEQUENCE } from './known-bad-append';

const DATABASE = 'hub';
export const GATEWAYS = ['gateway 1', 'gateway 2'] as const;
export type GatewayName = (typeof GATEWAYS)[number];

/** What can be killed. */
export type Part = GatewayName | SubgraphName | 'postmaster';

export interface WorldOptions {
  /** The department with a log as it is often built; see `known-bad.ts`. */
  readonly knownBad?: boolean;
  /** A module of this folder, by name, that the department's process loads first; see `killing-point.ts`. */
  readonly preload?: string;
  /** What is to stand in the environment of a part besides what it needs. */
  readonly environmentOf?: (part: Exclude<Part, 'postmaster'>) => NodeJS.ProcessEnv;
}

/** The hub in separate processes on a database that keeps what it acknowledged, two gateways in front. */
export class World {
  private readonly processes = new Map<Part, HubProcess>();
  private readonly ports = new Map<Part, number>();

  private constructor(
    private readonly home: string,
    readonly keys: HubKeys,
    private readonly database: EmbeddedDatabase,
    private readonly options: WorldOptions,
  ) {}

  /** Starts everything, with the public record loaded. */
  static async start(options: WorldOptions = {}): Promise<World> {
    const home = mkdtempSync(path.join(tmpdir(), 'hub-faults-'));
    const keys = readOrMakeKeys(path.join(home, 'keys.json'));
    const databaseHome = path.join(home, 'database');
    mkdirSync(databaseHome);
    const database = await startEmbedded({ home: databaseHome, log: SILENT });
    const world = new World(home, keys, database, options);
    try {
      await world.prepare();
      return world;
    } catch (error) {
      await world.stop();
      throw error;
    }
  }

  /** The gateways' GraphQL addresses. */
  get urls(): string[] {
    return GATEWAYS.map((name) => this.urlOf(name));
  }

  clerkToken(): Promise<string> {
    return signToken(this.keys.tokenSigning!, { person: null, grants: [{ role: 'CLERK', body: null }] }, 36_000);
  }

  staffToken(): Promise<string> {
    return signToken(this.keys.tokenSigning!, { person: null, grants: [{ role: 'STAFF', body: null }] }, 36_000);
  }

  get keysFile(): string {
    return path.join(this.home, 'keys.json');
  }

  /** The GraphQL address of one gateway. */
  urlOf(gateway: GatewayName): string {
    return `${this.address(gateway)}/graphql`;
  }

  /** Of the database's administrator. */
  get connection(): Connection {
    return this.database.connection(DATABASE);
  }

  /** A session of the database's administrator, to be ended by whoever asked for it. */
  async connect(): Promise<Client> {
    const client = new Client(this.connection);
    client.on('error', () => undefined); // what is asked of it next fails
    await client.connect();
    return client;
  }

  /** Asks the database as its administrator. */
  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const client = await this.connect();
    try {
      return (await client.query(sql, parameters)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  /** A part as it runs now, for who wants to measure or halt it. */
  processOf(part: Exclude<Part, 'postmaster'>): ChildProcess {
    return this.processes.get(part)!.child;
  }

  /** What a part has written to its log since it was started. */
  logOf(part: Exclude<Part, 'postmaster'>): string {
    return this.processes.get(part)!.log();
  }

  /**
   * Kills a part and brings it back.
   * @param down milliseconds for which it stays away; the database comes back by itself
   * @returns when it was back, as a time of this process
   */
  async kill(part: Part, down: number, signal: NodeJS.Signals = 'SIGKILL'): Promise<number> {
    if (part === 'postmaster') return this.killDatabase(signal);
    await this.processes.get(part)!.end(signal);
    await delay(down);
    return this.bringBack(part);
  }

  /**
   * Starts a part that has died, or is about to: its end is waited for.
   * @returns when it was back, as a time of this process
   */
  async bringBack(part: Exclude<Part, 'postmaster'>): Promise<number> {
    const { child } = this.processes.get(part)!;
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    await this.startPart(part);
    return Date.now();
  }

  /** Tells the department's process of what its preloaded module reads. */
  tellPreload(text: string): void {
    writeFileSync(this.preloadFile, text);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.processes.values()].map((one) => one.end('SIGKILL')));
    await this.database.stop();
    rmSync(this.home, { recursive: true, force: true });
  }

  private async prepare(): Promise<void> {
    const client = new Client(this.database.connection('postgres'));
    await client.connect();
    await client.query(`CREATE DATABASE ${DATABASE}`);
    await client.end();
    for (const part of [...SUBGRAPHS, ...GATEWAYS]) this.ports.set(part, await freePort());
    await this.run(['migrate']);
    await this.run(['seed', 'record']);
    if (this.options.knownBad) await this.query(APPEND_BY_SEQUENCE);
    await Promise.all([...SUBGRAPHS, ...GATEWAYS].map((part) => this.startPart(part)));
  }

  private get preloadFile(): string {
    return path.join(this.home, 'preload');
  }

  /** Runs a command of the hub to its end. */
  async run(args: readonly string[]): Promise<void> {
    const started = startProcess(args, this.environment());
    const code = await new Promise((resolve) => started.child.once('exit', resolve));
    if (code !== 0) throw new Error(`hub ${args.join(' ')} ended with ${code}: ${started.log()}`);
  }

  private async startPart(part: Exclude<Part, 'postmaster'>): Promise<void> {
    const args = isGateway(part) ? ['gateway'] : ['service', part];
    const preload = this.options.knownBad ? 'known-bad' : this.options.preload;
    const started = startProcess(args, {
      ...this.environment(),
      PORT: String(this.ports.get(part)),
      ...this.options.environmentOf?.(part),
      ...(part === 'department' && preload && this.preloading(preload)),
    });
    this.processes.set(part, started);
    await ready(`${this.address(part)}/livez`, started, 30_000);
  }

  private preloading(module: string): NodeJS.ProcessEnv {
    const file = projectFile('dist', 'test', 'faults', `${module}.js`);
    return { NODE_OPTIONS: `--require ${file}`, PRELOAD_FILE: this.preloadFile };
  }

  private environment(): NodeJS.ProcessEnv {
    const subgraphs = SUBGRAPHS.map((name) => [`SUBGRAPH_URL_${settingSuffix(name)}`, `${this.address(name)}/graphql`]);
    return {
      ...Object.fromEntries(subgraphs),
      DATABASE_URL: urlOf(this.connection),
      HUB_KEYS: this.keysFile,
      HUB_SOCKETS_PER_ADDRESS: '100000',
      HUB_SOCKETS_PER_VIEWER: '100000',
      HUB_LOG: 'error',
    };
  }

  private address(part: Part): string {
    return `http://127.0.0.1:${this.ports.get(part)}`;
  }

  /** Its supervisor starts it again; it is back when it answers. */
  private async killDatabase(signal: NodeJS.Signals): Promise<number> {
    const { pid } = this.database;
    process.kill(pid, signal);
    for (;;) {
      await delay(20);
      if (this.database.pid === pid || !this.database.running) continue;
      const answers = await this.query('SELECT 1').then(
        () => true,
        () => false,
      );
      if (answers) return Date.now();
    }
  }
}

function isGateway(part: Part): part is GatewayName {
  return (GATEWAYS as readonly Part[]).includes(part);
}

function urlOf({ user, host, port, database }: Connection): string {
  return `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
}
