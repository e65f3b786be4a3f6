import { parse } from 'graphql';
import { Client } from 'pg';
import { type HubKeys, readOrMakeKeys } from '../../platform/auth/keys';
import { signToken } from '../../platform/auth/token';
import { type Grant, PUBLIC, rightsClassOf, type Viewer } from '../../platform/auth/viewer';
import type { Connection } from '../../platform/database/settings';
import { SILENT } from '../../platform/log';
import type { Service } from '../../platform/subgraph/service';
import type { Answer } from '../../gateway/execute/answer';
import type { Gateway } from '../../gateway/pipeline';
import { prepareDatabase } from '../../hub/database';
import { localGateway } from '../../hub/front';
import { informEachOther, startServices, stopServices } from '../../hub/running-services';
import { type DatasetName, seed } from '../../hub/seed';
import { DEFINITIONS } from '../../hub/services';
import { type HubSettings, hubSettings } from '../../hub/settings';
import { testServer } from './database';

/** The day around which the sample year of the tests is laid: today's, so that "next" and "overdue" are true. */
const TODAY = null;

/** Of ten times the demo there are some ten thousand events to be heard of. */
const LEARNED_WITHIN_MS = 240_000;

export type Variables = Readonly<Record<string, unknown>>;

export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly serviceName?: string };
}

export interface GraphqlAnswer<Data = Record<string, unknown>> {
  readonly data?: Data | null;
  readonly errors?: readonly GraphqlError[];
  readonly extensions?: { readonly cursor?: string };
}

/** The whole hub in this process, with a door on a free port. */
export interface TestHub {
  readonly url: string;
  /** Where everything of it is. */
  readonly database: Connection;
  readonly services: readonly Service[];
  readonly gateway: Gateway;
  readonly keys: HubKeys;
  /** Asks over HTTP. */
  ask<Data = Record<string, unknown>>(
    query: string,
    options?: { variables?: Variables; token?: string },
  ): Promise<GraphqlAnswer<Data>>;
  /** Asks without HTTP, and tells what it cost. */
  measure(
    query: string,
    options?: { variables?: Variables; viewer?: Viewer },
  ): Promise<{ answer: Answer; statements: number }>;
  token(grants: readonly Grant[], person?: string): Promise<string>;
  stop(): Promise<void>;
}

/** Where the run's processes find its keys, which the global setup made. */
export function testKeys(): HubKeys {
  return readOrMakeKeys(process.env.HUB_TEST_KEYS as string);
}

export function testSettings(env: NodeJS.ProcessEnv = {}): HubSettings {
  return hubSettings({ HUB_HOST: '127.0.0.1', PORT: '0', HUB_LOG: 'silent', ...env });
}

/**
 * Starts a hub on a database that all tests of this run share: read it only. A test that writes says a word of its own
 * as `writer`, and has a database to itself.
 */
export async function startTestHub(name: DatasetName, factor = 1, writer = 'nobody'): Promise<TestHub> {
  const keys = testKeys();
  const settings = testSettings();
  return startHubOn(await sharedDatabase(name, factor, settings, keys, writer));
}

/** A hub on a database that is ready for it. */
export async function startHubOn(admin: Connection): Promise<TestHub> {
  const keys = testKeys();
  const settings = testSettings();
  const services = await startServices(Object.values(DEFINITIONS), admin, settings, keys, SILENT);
  informEachOther(services);
  // What is measured or compared later is not to be mixed with what the services still learn of one another.
  for (const { feeds, name: learner } of services)
    if (!(await feeds.catchUp(feeds.sources, LEARNED_WITHIN_MS))) throw new Error(`${learner} does not learn in time.`);
  const gateway = localGateway(services, settings, keys, SILENT);
  await gateway.start();
  return {
    url: `${gateway.url}/graphql`,
    database: admin,
    services,
    gateway,
    keys,
    ask: (query, options) => askOverHttp(`${gateway.url}/graphql`, query, options),
    measure: (query, options) => measure(gateway, services, query, options),
    token: (grants, person) => signToken(keys.tokenSigning!, { person: person ?? null, grants }, 3_600),
    async stop() {
      await gateway.stop();
      await stopServices(services);
    },
  };
}

export async function askOverHttp<Data = Record<string, unknown>>(
  url: string,
  query: string,
  { variables, token }: { variables?: Variables; token?: string } = {},
): Promise<GraphqlAnswer<Data>> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json',
    ...(token && { authorization: `Bearer ${token}` }),
  };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  return (await response.json()) as GraphqlAnswer<Data>;
}

async function measure(
  gateway: Gateway,
  services: readonly Service[],
  query: string,
  { variables, viewer = PUBLIC }: { variables?: Variables; viewer?: Viewer } = {},
): Promise<{ answer: Answer; statements: number }> {
  const sent = (): number => services.reduce((sum, service) => sum + service.statements, 0);
  const before = sent();
  const answer = await gateway.pipeline.answer({
    document: parse(query),
    source: query,
    operationName: null,
    variables,
    signal: new AbortController().signal,
    caller: { viewer, rightsClass: rightsClassOf(viewer) },
  });
  return { answer, statements: sent() - before };
}

/** Makes and fills the database when the first test asks for it; others wait for it. */
export async function sharedDatabase(
  name: DatasetName,
  factor: number,
  settings: HubSettings,
  keys: HubKeys,
  writer = 'nobody',
): Promise<Connection> {
  const server = testServer();
  const database = `hub_${process.env.HUB_TEST_RUN}_${name}_${factor}${writer === 'nobody' ? '' : `_${writer}`}`;
  const client = new Client(server);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [database]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    const admin = { ...server, database };
    if (rowCount === 0) await fill(client, admin, name, factor, settings, keys);
    return admin;
  } finally {
    await client.end();
  }
}

async function fill(
  client: Client,
  admin: Connection,
  name: DatasetName,
  factor: number,
  settings: HubSettings,
  keys: HubKeys,
): Promise<void> {
  await client.query(`CREATE DATABASE ${admin.database}`);
  const definitions = Object.values(DEFINITIONS);
  await prepareDatabase(admin, definitions, settings, keys);
  const services = await startServices(definitions, admin, settings, keys, SILENT);
  try {
    await seed(services, { name, factor, today: TODAY, log: SILENT });
  } finally {
    await stopServices(services);
  }
}
