import { generateKeyPairSync } from 'node:crypto';
import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { startTestService } from '../../test/support/database';
import { CLAIM_HEADER, signClaim } from '../auth/claim';
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

@Resolver()
class EchoResolver {
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
  const claim = (viewer: Viewer, body: string, audience = 'echo') => ({
    [CLAIM_HEADER]: signClaim(signing, viewer, { audience, kind: 'query', body }),
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
});
