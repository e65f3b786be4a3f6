import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import type { MixedList } from 'typeorm';
import { createDataSource } from './data-source';
import { placeOf, type Connection, type ServicePlace } from './settings';

type Class = abstract new () => object;

/** What provisioning needs to know of a service. */
export interface Provisioned {
  readonly name: string;
  readonly entities: MixedList<Class>;
  readonly migrations: MixedList<Class>;
}

/**
 * Brings the database to where the services can run: roles, schemas, migrations, rights. Safe to run again and by several
 * processes at once. `admin` needs CREATEROLE and CREATE on the database, unless roles and schemas exist already.
 * @returns names of the migrations that ran, by service
 */
export async function provision(
  admin: Connection,
  services: readonly Provisioned[],
  passwordOf: (login: string) => string,
): Promise<Map<string, string[]>> {
  const client = new Client({ ...admin, application_name: 'hub migrate' });
  client.on('error', () => undefined); // reported by the query that was under way
  await client.connect();
  try {
    // One process at a time, however many start together.
    await client.query(`SELECT pg_advisory_lock(hashtext('hub migrate'))`);
    const ran = new Map<string, string[]>();
    for (const service of services) {
      const place = placeOf(service.name, admin.database);
      await createPlace(client, place, passwordOf(place.login));
      ran.set(service.name, await migrate(admin, service, place));
      await grantRights(client, place);
    }
    return ran;
  } finally {
    await client.end();
  }
}

async function createPlace(client: Client, place: ServicePlace, password: string): Promise<void> {
  const [schema, owner, login] = [place.schema, place.owner, place.login].map(escapeIdentifier);
  if (await mayCreateRoles(client)) {
    await createRole(client, place.owner, 'NOLOGIN');
    await createRole(client, place.login, 'LOGIN');
    await client.query(`ALTER ROLE ${login} PASSWORD ${escapeLiteral(password)}`);
    await becomeMember(client, place.owner);
  } else {
    await requireRoles(client, [place.owner, place.login]);
  }
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema} AUTHORIZATION ${owner}`);
  await client.query(`REVOKE ALL ON SCHEMA ${schema} FROM PUBLIC`);
}

async function mayCreateRoles(client: Client): Promise<boolean> {
  const { rows } = await client.query(
    'SELECT rolsuper OR rolcreaterole AS may FROM pg_roles WHERE rolname = current_user',
  );
  return rows[0].may as boolean;
}

/** Where somebody else makes the roles, they must be there, and the user must be a member of the owner. */
async function requireRoles(client: Client, roles: readonly string[]): Promise<void> {
  const { rows } = await client.query('SELECT rolname FROM pg_roles WHERE rolname = ANY($1)', [roles]);
  const missing = roles.filter((role) => !rows.some((row) => row.rolname === role));
  if (missing.length === 0) return;
  throw new Error(
    `The database user may create no roles and these do not exist: ${missing.join(', ')}. Give it CREATEROLE, or create them.`,
  );
}

async function createRole(client: Client, role: string, kind: 'LOGIN' | 'NOLOGIN'): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (found.rowCount === 0) await client.query(`CREATE ROLE ${escapeIdentifier(role)} ${kind} NOINHERIT`);
}

/** A superuser may act as anybody; others must be members of the owner, and since PostgreSQL 16 may make themselves so. */
async function becomeMember(client: Client, owner: string): Promise<void> {
  const right = `CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END`;
  const { rows } = await client.query(`SELECT pg_has_role(current_user, $1, ${right}) AS member`, [owner]);
  if (!rows[0].member) await client.query(`GRANT ${escapeIdentifier(owner)} TO CURRENT_USER`);
}

async function migrate(admin: Connection, service: Provisioned, place: ServicePlace): Promise<string[]> {
  const source = createDataSource({
    connection: admin,
    schema: place.schema,
    entities: service.entities,
    migrations: service.migrations,
    name: `hub migrate ${service.name}`,
    poolSize: 1,
    role: place.owner,
  });
  await source.initialize();
  try {
    return (await source.runMigrations()).map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}

/** The login role reads and writes rows, and the event log only by its functions, without those of an operator. */
async function grantRights(client: Client, place: ServicePlace): Promise<void> {
  const [schema, owner, login] = [place.schema, place.owner, place.login].map(escapeIdentifier);
  await client.query(`SET ROLE ${owner}`);
  try {
    await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${login}`);
    await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${login}`);
    await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${login}`);
    await client.query(
      `REVOKE INSERT, UPDATE, DELETE ON ${schema}.event_log, ${schema}.event_head, ${schema}.migrations FROM ${login}`,
    );
    await client.query(
      `REVOKE EXECUTE ON FUNCTION ${schema}.prune_events, ${schema}.erase_event FROM PUBLIC, ${login}`,
    );
  } finally {
    await client.query('RESET ROLE');
  }
}
