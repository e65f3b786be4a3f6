/** How to reach a PostgreSQL database, as both `pg` and TypeORM take it. `host` may be the folder of a Unix socket. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password?: string;
  readonly ssl?: boolean;
}

/** Reads a `postgres://` URL. Throws with a message that names no password. */
export function parseDatabaseUrl(setting: string, text: string): Connection {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new Error(`${setting} is no URL; allowed: postgres://user:password@host:5432/database`);
  }
  if (!['postgres:', 'postgresql:'].includes(url.protocol)) {
    throw new Error(`${setting} begins with ${url.protocol}//; allowed: postgres://user:password@host:5432/database`);
  }
  const database = decodeURIComponent(url.pathname.slice(1));
  if (!database || !url.username) throw new Error(`${setting} names no ${database ? 'user' : 'database'}`);
  return {
    host: url.searchParams.get('host') ?? decodeURIComponent(url.hostname),
    port: Number(url.port || 5432),
    database,
    user: decodeURIComponent(url.username),
    password: url.password ? decodeURIComponent(url.password) : undefined,
    ssl: ['require', 'verify-full'].includes(url.searchParams.get('sslmode') ?? '') || undefined,
  };
}

/**
 * The database schema and roles of one service. Roles belong to a whole PostgreSQL server, so their names carry the
 * database's, and two hubs on one server do not meet.
 */
export interface ServicePlace {
  /** The database schema that holds the service's tables and no others. */
  readonly schema: string;
  /** Owns schema and tables; migrations run as it; nobody logs in as it. */
  readonly owner: string;
  /** The service logs in as it. Owns nothing and sees no other service's schema. */
  readonly login: string;
}

export function placeOf(service: string, database: string): ServicePlace {
  const schema = service.replaceAll('-', '_');
  return { schema, owner: `${database}_${schema}_owner`, login: `${database}_${schema}` };
}
