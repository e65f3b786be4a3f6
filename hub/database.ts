import { Client } from 'pg';
import { startEmbedded } from '../platform/database/embedded/launcher';
import { visitEmbedded } from '../platform/database/embedded/visit';
import { provision } from '../platform/database/provision';
import { type Connection, placeOf } from '../platform/database/settings';
import type { HubKeys } from '../platform/auth/keys';
import type { Log } from '../platform/log';
import { migrationsOf, type ServiceDefinition } from '../platform/subgraph/service';
import { adminDatabase, type HubSettings, serviceDatabase } from './settings';

/** Name of the database in the embedded server. */
export const EMBEDDED_DATABASE = 'hub';

/** The hub's database, wherever it is: what administers it, and how each service logs in. */
export interface HubDatabase {
  readonly admin: Connection;
  stop(): Promise<void>;
}

/** The server that `DATABASE_URL` names, or an embedded one in `HUB_DATA`. */
export async function openDatabase(settings: HubSettings, log: Log): Promise<HubDatabase> {
  const admin = adminDatabase(settings);
  if (admin) return { admin, stop: async () => undefined };
  const embedded = await startEmbedded({ home: settings.HUB_DATA, log });
  await createDatabase(embedded.connection('postgres'));
  return { admin: embedded.connection(EMBEDDED_DATABASE), stop: () => embedded.stop() };
}

/** As `openDatabase`; a hub that runs on `HUB_DATA` goes on serving, and its server is joined. */
export async function joinDatabase(settings: HubSettings, log: Log): Promise<HubDatabase> {
  const running = adminDatabase(settings) ? null : visitEmbedded(settings.HUB_DATA, EMBEDDED_DATABASE);
  if (running && (await answers(running))) return { admin: running, stop: async () => undefined };
  return openDatabase(settings, log);
}

/** Whether somebody is there: a server that was killed leaves its file behind. */
async function answers(server: Connection): Promise<boolean> {
  const client = new Client(server);
  try {
    await client.connect();
    return true;
  } catch {
    return false; // whoever opens the database then says what is wrong
  } finally {
    await client.end();
  }
}

async function createDatabase(server: Connection): Promise<void> {
  const client = new Client(server);
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [EMBEDDED_DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${EMBEDDED_DATABASE} ENCODING 'UTF8'`);
  } finally {
    await client.end();
  }
}

/** Creates roles and schemas, runs migrations. @returns names of the migrations that ran, by service */
export function prepareDatabase(
  admin: Connection,
  definitions: readonly ServiceDefinition[],
  settings: HubSettings,
  keys: HubKeys,
): Promise<Map<string, string[]>> {
  const passwords = new Map(
    definitions.map((definition) => {
      const login = loginOf(admin, definition.name, settings, keys);
      return [login.user, login.password as string] as const;
    }),
  );
  const services = definitions.map((definition) => ({
    name: definition.name,
    entities: [...definition.entities],
    migrations: migrationsOf(definition),
  }));
  return provision(admin, services, (login) => passwords.get(login) as string);
}

/**
 * How a service logs in to its database: as `DATABASE_URL_<SERVICE>` says, otherwise as its own role on the admin's server.
 * A URL without a password is completed from the hub's keys.
 */
export function loginOf(admin: Connection | null, service: string, settings: HubSettings, keys: HubKeys): Connection {
  const server = serviceDatabase(settings, service) ?? admin;
  if (!server)
    throw new Error(`The service ${service} has no database: set DATABASE_URL, or one for this service alone.`);
  const { login } = placeOf(service, server.database);
  if (server !== admin && server.user !== login) {
    // Rights are granted to the role of this name alone: another would log in and find nothing.
    throw new Error(
      `The database URL of the service ${service} logs in as "${server.user}"; its role is called "${login}".`,
    );
  }
  if (server.user === login && server.password) return server;
  const password = keys.databasePassword(service);
  if (!password)
    throw new Error(`The key file has no database password of the service ${service}, and its URL has none either.`);
  return { ...server, user: login, password };
}
