import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Fault } from './fault';
import type { World } from './world';

const SESSIONS_OF_THE_HUB = `pid <> pg_backend_pid() AND application_name LIKE 'hub %'`;
const TERMINATE = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${SESSIONS_OF_THE_HUB}`;
const WAITING = `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE ${SESSIONS_OF_THE_HUB} AND wait_event_type = 'Lock'`;
const TOO_MANY_CONNECTIONS = '53300';

/** `pg_ctl stop -m immediate` while transactions of writers are open, for certain: they wait for a row that is held. */
export const stopImmediately: Fault = async (world) => {
  const holder = await world.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT pos FROM department.event_head FOR UPDATE');
  while ((await holder.query(WAITING)).rows[0].waiting < 2) await delay(10);
  return [{ part: 'postmaster', backAt: await world.kill('postmaster', 0, 'SIGQUIT') }];
};

/** All sessions of the hub are ended from without, again and again, for so many milliseconds. */
export function terminateSessions(milliseconds: number): Fault {
  return async (world) => {
    const client = await world.connect();
    await terminateFor(client, milliseconds, 20);
    await client.end();
    return [{ part: 'postmaster', backAt: Date.now() }];
  };
}

/** For so many milliseconds others hold all connections that the server gives, and take each that is given back. */
export function exhaustConnections(milliseconds: number): Fault {
  return async (world) => {
    const own = await world.connect();
    const grabbers = Array.from({ length: 8 }, () => new Grabber(world));
    const grabbing = grabbers.map((grabber) => grabber.grab());
    while (!grabbers.some(({ refused }) => refused)) await delay(5);
    await terminateFor(own, milliseconds, 100);
    for (const grabber of grabbers) grabber.over = true;
    await Promise.all(grabbing);
    await Promise.all([own, ...grabbers.flatMap(({ held }) => held)].map((client) => client.end()));
    return [{ part: 'postmaster', backAt: Date.now() }];
  };
}

/** A transaction that has written holds its number for so many milliseconds, and does nothing. */
export function idleTransaction(milliseconds: number): Fault {
  return async (world) => {
    const client = await world.connect();
    await client.query('CREATE TABLE IF NOT EXISTS idle (id int)');
    await client.query('BEGIN');
    await client.query('INSERT INTO idle VALUES (1)');
    await delay(milliseconds);
    await client.query('ROLLBACK');
    await client.end();
    return [];
  };
}

async function terminateFor(client: Client, milliseconds: number, pause: number): Promise<void> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    await client.query(TERMINATE);
    await delay(pause);
  }
}

/** Takes every connection that it can get. */
class Grabber {
  readonly held: Client[] = [];
  refused = false;
  over = false;

  constructor(private readonly world: World) {}

  async grab(): Promise<void> {
    while (!this.over) {
      try {
        this.held.push(await this.world.connect());
      } catch (error) {
        if ((error as { code?: string }).code !== TOO_MANY_CONNECTIONS) throw error;
        this.refused = true;
        await delay(2);
      }
    }
  }
}
