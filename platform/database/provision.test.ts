import { Client } from 'pg';
import { createDatabase, testServer } from '../../test/support/database';
import { migrationsOf, type ServiceDefinition } from '../subgraph/service';
import { provision } from './provision';
import { type Connection, placeOf } from './settings';

const service = (name: string) => ({
  name,
  entities: [],
  migrations: migrationsOf({ migrations: [] } as unknown as ServiceDefinition),
});
const services = [service('first-body'), service('second-body')];
const passwordOf = (login: string): string => `password of ${login}`;

async function as(connection: Connection, sql: string): Promise<unknown[]> {
  const client = new Client(connection);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('provisioning', () => {
  let admin: Connection;
  let login: Connection;

  beforeAll(async () => {
    admin = await createDatabase();
    const ran = await provision(admin, services, passwordOf);
    expect([...ran.values()].map((names) => names.length)).toEqual(services.map(({ migrations }) => migrations.length));
    const { login: user } = placeOf('first-body', admin.database);
    login = { ...admin, user, password: passwordOf(user) };
  });

  it('changes nothing when it runs again, even several times at once', async () => {
    const again = await Promise.all([provision(admin, services, passwordOf), provision(admin, services, passwordOf)]);
    expect(again.flatMap((ran) => [...ran.values()]).flat()).toEqual([]);
  });

  it('gives a service a login that owns nothing', async () => {
    const owned = await as(
      login,
      `SELECT tablename FROM pg_tables WHERE tableowner = current_user UNION SELECT nspname FROM pg_namespace WHERE pg_get_userbyid(nspowner) = current_user`,
    );
    expect(owned).toEqual([]);
    await expect(as(login, 'CREATE TABLE first_body.mine (id int)')).rejects.toThrow('permission denied');
    await expect(as(login, 'SET ROLE ' + placeOf('first-body', admin.database).owner)).rejects.toThrow(
      'permission denied',
    );
  });

  it("keeps every other service's schema from it", async () => {
    expect(await as(login, 'SELECT pos FROM first_body.event_head')).toEqual([{ pos: '0' }]);
    await expect(as(login, 'SELECT pos FROM second_body.event_head')).rejects.toThrow('permission denied for schema');
  });

  it('tells a user who may create no roles which ones are missing', async () => {
    const plain = `plain_${Date.now()}`;
    await as(admin, `CREATE ROLE ${plain} LOGIN PASSWORD 'x'`);
    const attempt = provision({ ...admin, user: plain, password: 'x' }, [service('third-body')], passwordOf);
    await expect(attempt).rejects.toThrow(`${admin.database}_third_body_owner`);
    await as(testServer(), `DROP ROLE ${plain}`);
  });

  it('works for a user with CREATEROLE who is no superuser', async () => {
    const builder = `builder_${Date.now()}`;
    const database = await createDatabase();
    await as(database, `CREATE ROLE ${builder} LOGIN CREATEROLE PASSWORD 'x'`);
    await as(database, `GRANT CREATE ON DATABASE ${database.database} TO ${builder}`);
    const asBuilder = { ...database, user: builder, password: 'x' };
    const ran = await provision(asBuilder, services, passwordOf);
    expect([...ran.keys()]).toEqual(['first-body', 'second-body']);
    expect([...(await provision(asBuilder, services, passwordOf)).values()].flat()).toEqual([]);
  });
});
