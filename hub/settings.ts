import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DOMAIN_DEFAULTS, type DomainSettings } from '../platform/config/domain';
import {
  day,
  isWebAddress,
  oneOf,
  readSettings,
  type Setting,
  type Settings,
  someOf,
  text,
  wholeNumber,
} from '../platform/config/settings';
import { type Connection, parseDatabaseUrl } from '../platform/database/settings';
import { PROJECT_ROOT } from '../platform/paths';
import { isAddressBlock } from '../gateway/connections/client-address';
import { DEFAULT_CONNECTION_LIMITS } from '../gateway/connections/limits';

const MEETING_KINDS = ['REGULAR', 'SPECIAL', 'EMERGENCY', 'WORKING'] as const;

/** Every setting of the hub, in the order of the README's table. */
export const SETTINGS = {
  PORT: wholeNumber(0, 65_535, 4_000),
  HUB_HOST: text('an address of this machine to listen on, such as 127.0.0.1 or 0.0.0.0', 'localhost'),
  HUB_DATA: text('a folder', path.join(PROJECT_ROOT, '.hub')),
  HUB_SEED: oneOf(['demo', 'record', 'scale', 'none'], 'demo'),
  HUB_SCALE: wholeNumber(1, 10_000, 1),
  HUB_TODAY: day(),
  HUB_KEYS: text('a key file', null),
  HUB_LOG: oneOf(['silent', 'error', 'warn', 'info', 'debug'], 'info'),
  HUB_CORS_ORIGINS: corsOrigins(),
  HUB_TRUSTED_PROXIES: addressBlocks(),
  HUB_SOCKETS_PER_VIEWER: wholeNumber(1, 100_000, DEFAULT_CONNECTION_LIMITS.perViewer),
  HUB_SOCKETS_PER_ADDRESS: wholeNumber(1, 1_000_000, DEFAULT_CONNECTION_LIMITS.perAddress),
  DATABASE_URL: text('postgres://user:password@host:5432/database', null, true),
  DATABASE_PASSWORD_FILE: text('a file with the password of DATABASE_URL', null),
  NATS_URL: text('nats://user:password@host:4222', null, true),
  SUPERGRAPH: text('a file with a composed supergraph', null),
  SUBGRAPH_TIMEOUT_MS: wholeNumber(1, 600_000, 10_000),
  HUB_SUPPRESSION_FLOOR: wholeNumber(1, 1_000, DOMAIN_DEFAULTS.suppressionFloor),
  HUB_SILENCE_DAYS: wholeNumber(1, 3_650, DOMAIN_DEFAULTS.silenceDays),
  HUB_CLOCKS_SKIP_WEEKENDS: someOf(MEETING_KINDS),
} as const;

export interface HubSettings extends Settings<typeof SETTINGS> {
  readonly env: NodeJS.ProcessEnv;
}

/** @throws WrongSettings */
export function hubSettings(env: NodeJS.ProcessEnv): HubSettings {
  return { ...readSettings(SETTINGS, env), env };
}

export function domainSettings(settings: HubSettings): DomainSettings {
  return {
    suppressionFloor: settings.HUB_SUPPRESSION_FLOOR,
    silenceDays: settings.HUB_SILENCE_DAYS,
    clocksSkipWeekends: settings.HUB_CLOCKS_SKIP_WEEKENDS,
  };
}

/** `any`, or the origins that may read from a browser. */
function corsOrigins(): Setting<'any' | readonly string[]> {
  return {
    allowed: 'any, or origins such as https://dashboard.example.org, divided by commas',
    fallback: 'any',
    parse: (value) => {
      if (value === 'any') return value;
      const origins = value.split(',').map((origin) => origin.trim());
      return origins.every((origin) => isWebAddress(origin) && new URL(origin).origin === origin) ? origins : undefined;
    },
  };
}

/** Addresses, or blocks of them. */
function addressBlocks(): Setting<readonly string[]> {
  return {
    allowed: 'addresses, or blocks such as 10.0.0.0/8, divided by commas',
    fallback: [],
    parse: (value) => {
      const blocks = value.split(',').map((block) => block.trim());
      return blocks.every(isAddressBlock) ? blocks : undefined;
    },
  };
}

/** `working-groups` -> `WORKING_GROUPS`, as settings of one service end. */
export function settingSuffix(service: string): string {
  return service.replaceAll('-', '_').toUpperCase();
}

/** The database server that `DATABASE_URL` names; null when the hub brings its own. */
export function adminDatabase(settings: HubSettings): Connection | null {
  if (!settings.DATABASE_URL) return null;
  const connection = parseDatabaseUrl('DATABASE_URL', settings.DATABASE_URL);
  const file = settings.DATABASE_PASSWORD_FILE;
  return file ? { ...connection, password: readFileSync(file, 'utf8').trim() } : connection;
}

/** The service's own login to its database, where `DATABASE_URL_<SERVICE>` gives one. */
export function serviceDatabase(settings: HubSettings, service: string): Connection | null {
  const name = `DATABASE_URL_${settingSuffix(service)}`;
  const url = settings.env[name];
  return url ? parseDatabaseUrl(name, url) : null;
}

/** Where `SUBGRAPH_URL_<NAME>` says that a subgraph is; null when it says nothing. @throws Error when it is no address */
export function subgraphAddress(settings: HubSettings, subgraph: string): string | null {
  const name = `SUBGRAPH_URL_${settingSuffix(subgraph)}`;
  const url = settings.env[name];
  if (!url) return null;
  if (!isWebAddress(url))
    throw new Error(`${name}=${url} is not allowed; allowed: an address such as http://localhost:4001/graphql`);
  return url;
}
