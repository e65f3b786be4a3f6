import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { startTestService } from '../../test/support/database';
import { CLAIM_HEADER, type ClaimedRequest, signClaim } from '../auth/claim';
import { PUBLIC, type Viewer } from '../auth/viewer';
import { SILENT } from '../log';
import type { RequestContext } from './context';
import { serveService, type ServiceServer } from './http';
import type { Service, ServiceDefinition } from './service';

@ObjectType('Echo')
class Echo {
  @Field(() => ID) id: string;
  @Field(() => String) viewer: string;
}

/** Why the endless question ended. */
let ended: (error: unknown) => void;
let began: () => void;

@Resolver()
class EchoResolver {
  @Query(() => Echo, { nullable: true })
  async endless(@Ctx() { manager }: RequestContext<object>): Promise<null> {
    try {
      for (;;) {
        await manager.query('SELECT 1');
        began();
      }
    } catch (error) {
      ended(error);
      throw error;
    }
  }

  @Mutation(() => Echo, { nullable: true })
  change(): Echo {
    return { id: 'changed', viewer: '' };
  }

  @Query(() => Echo, { nullable: true })
  echo(@Arg('id', () => ID) id: string, @Ctx() { viewer }: RequestContext<object>): Echo {
    return { id, viewer: JSON.stringify(viewer.grants) };
  }
}

const definition: ServiceDefinition<object> = {
  name: 'echo',
  entities: [],
  migrations: [],
  resolvers: [EchoResolver],
  types: [],
  references: { Echo: () => null },
  createLoaders: () => ({}),
  recorded: {},
};

describe('a service over HTTP', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const signing = { kid: 'k1', key: privateKey };
  const staff: Viewer = { authenticated: true, person: null, grants: [{ role: 'STAFF', body: null }] };
  const question = JSON.stringify({ query: 'query($id: ID!) { echo(id: $id) { id viewer } }', variables: { id: 'x' } });
  let service: Service;
  let server: ServiceServer;
  let url: string;

  beforeAll(async () => {
    service = (await startTestService(definition, [])) as Service;
    server = await serveService(service, {
      host: '127.0.0.1',
      port: 0,
      gatewayKeys: [{ kid: 'k1', key: publicKey }],
      log: SILENT,
    });
    url = `http://127.0.0.1:${server.port}`;
  });
  afterAll(async () => {
    await server.stop();
    await service.stop();
  });

  const ask = async (body: string, headers: Record<string, string>) => {
    const response = await fetch(`${url}/graphql`, { method: 'POST', body, headers });
    return {
      status: response.status,
      body: (await response.json()) as { data?: unknown; errors?: { message: string; extensions: { code: string } }[] },
    };
  };
  const claim = (viewer: Viewer, body: string, audience = 'echo', kind: ClaimedRequest['kind'] = 'query') => ({
    [CLAIM_HEADER]: signClaim(signing, viewer, { audience, kind, body }),
  });

  it('answers the gateway on behalf of the viewer that it claims', async () => {
    expect((await ask(question, claim(staff, question))).body).toEqual({
      data: { echo: { id: 'x', viewer: '[{"role":"STAFF","body":null}]' } },
    });
    expect((await ask(question, claim(PUBLIC, question))).body).toEqual({ data: { echo: { id: 'x', viewer: '[]' } } });
  });

  it.each([
    ['a question', question],
    ['the schema', '{"query":"{ _service { sdl } }"}'],
    ['entities', '{"query":"{ _entities(representations: []) { __typename } }"}'],
    ['introspection', '{"query":"{ __schema { types { name } } }"}'],
    ['a batch', '[{"query":"{ __typename }"}]'],
    ['nonsense', '<html>'],
  ])('gives nothing to who asks directly for %s', async (_what, body) => {
    const refused = {
      status: 401,
      body: {
        errors: [{ message: 'Only the gateway may ask this service.', extensions: { code: 'UNAUTHENTICATED' } }],
      },
    };
    expect(await ask(body, {})).toEqual(refused);
    expect(await ask(body, claim(staff, `${body} `))).toEqual(refused);
    expect(await ask(body, claim(staff, body, 'department'))).toEqual(refused);
    expect(await ask(body, { authorization: 'Bearer x', 'x-hub-viewer': 'staff' })).toEqual(refused);
  });

  it('gives nothing by GET, and tells health to anybody', async () => {
    expect((await fetch(`${url}/graphql?query={__typename}`)).status).toBe(401);
    expect(await (await fetch(`${url}/livez`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ok' });
  });

  it("refuses a body that is too large or no JSON, with the gateway's claim too", async () => {
    const large = JSON.stringify({ query: '{ echo }', variables: { pad: 'x'.repeat(5 << 20) } });
    expect((await ask(large, claim(staff, large)).catch(() => ({ status: 413 }))).status).toBe(413);
    expect((await ask('{', claim(staff, '{'))).status).toBe(400);
  });

  it.each(['null', '[]', '1', '{}', '{"query":null}', '{"query":"{ a }","variables":[]}'])(
    'refuses the body %s, with a good claim too',
    async (body) => {
      expect((await ask(body, claim(staff, body))).status).toBe(400);
    },
  );

  it('runs a mutation for a claim of one, and for no other', async () => {
    const change = JSON.stringify({ query: 'query A { __typename } mutation B { change { id } }', operationName: 'B' });
    expect((await ask(change, claim(staff, change))).body).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    expect((await ask(change, claim(staff, change, 'echo', 'mutation'))).body).toEqual({
      data: { change: { id: 'changed' } },
    });
    expect((await ask(question, claim(staff, question, 'echo', 'mutation'))).body).not.toHaveProperty('data');
  });

  it('runs a mutation once for each claim of one, and takes none for a WebSocket', async () => {
    const change = JSON.stringify({ query: 'mutation { change { id } }' });
    const once = claim(staff, change, 'echo', 'mutation');
    expect((await ask(change, once)).status).toBe(200);
    expect((await ask(change, once)).status).toBe(401);
    const asked = claim(staff, question);
    expect((await ask(question, asked)).status).toBe(200);
    expect((await ask(question, asked)).status).toBe(200);
    expect((await ask(question, claim(staff, question, 'echo', 'subscription'))).status).toBe(401);
  });

  it.each([
    ['without a claim', {}],
    ['with a claim for another service', claim(staff, question, 'department')],
    ['with a claim of nothing', { [CLAIM_HEADER]: 'hello' }],
  ])('refuses at once, before there is any body, who comes %s', async (_what, headers) => {
    const socket = connect(server.port, '127.0.0.1');
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 4000000\r\n${lines.join('')}\r\n`);
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1.1 401 /);
  });

  it('sends no further statement for a client that left', async () => {
    const body = JSON.stringify({ query: '{ endless { id } }' });
    const beginning = new Promise<void>((resolve) => (began = resolve));
    const end = new Promise<unknown>((resolve) => (ended = resolve));
    const leaving = request(`${url}/graphql`, { method: 'POST', headers: claim(staff, body) });
    leaving.on('error', () => undefined); // its own leaving
    leaving.end(body);
    await beginning;
    leaving.destroy();
    expect(await end).toMatchObject({ code: 'CLIENT_CLOSED_REQUEST' });
  });
});
