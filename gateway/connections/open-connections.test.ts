import { HubError } from '../../platform/errors';
import { RawClient } from '../sockets/testing/raw-client';
import { EventReader } from '../sse/testing/event-reader';
import { MEMBER, memberFor, type ScriptedGateway, startScriptedGateway, until } from './testing/scripted-gateway';

const TICKS = { query: 'subscription { tick }' };

let gateway: ScriptedGateway;
afterEach(() => gateway.stop());

const stream = (token?: string, headers: Record<string, string> = {}): Promise<EventReader> =>
  EventReader.open(`${gateway.url}/graphql`, {
    body: TICKS,
    headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) },
  });

/** Resolves when there is a place again: the server learns of a closed socket a moment after its client. */
async function comesIn(token?: string): Promise<void> {
  for (;;) {
    const client = await RawClient.connect(gateway.socketUrl);
    client.say({ type: 'connection_init', payload: token && { authorization: `Bearer ${token}` } });
    const said = await Promise.race([client.hears('connection_ack'), client.closed]);
    if ('type' in said) return;
    expect(said.code).toBe(1013);
  }
}

describe('what one client may hold open', () => {
  it('is limited per person, over sockets and streams together, and free again when they close', async () => {
    gateway = await startScriptedGateway({ connections: { perViewer: 2 } });
    const socket = await RawClient.acknowledged(gateway.socketUrl, 'member');
    const first = await stream('member');
    const refused = await stream('member');
    expect([refused.status, refused.response.headers['retry-after']]).toEqual([503, '1']);
    await refused.ended;
    expect(JSON.parse(refused.text)).toMatchObject({ errors: [{ extensions: { code: 'OVERLOADED', allowed: 2 } }] });
    const third = await RawClient.connect(gateway.socketUrl);
    third.say({ type: 'connection_init', payload: { authorization: 'Bearer member' } });
    expect(await third.closed).toEqual({ code: 1013, reason: 'OVERLOADED' });
    await RawClient.acknowledged(gateway.socketUrl, 'staff');
    await socket.end();
    const scripted = await gateway.opened(0);
    first.close();
    await until(() => scripted.left);
    await comesIn('member');
  });

  it('is limited per address, whoever is there', async () => {
    gateway = await startScriptedGateway({ connections: { perAddress: 3 } });
    await RawClient.acknowledged(gateway.socketUrl, 'member');
    await stream();
    const idle = await RawClient.connect(gateway.socketUrl);
    expect((await stream()).status).toBe(503);
    const more = await RawClient.connect(gateway.socketUrl);
    expect(await more.closed).toEqual({ code: 1013, reason: 'OVERLOADED' });
    await idle.end();
    await comesIn();
  });

  it('is limited by the address that a trusted proxy names', async () => {
    gateway = await startScriptedGateway({ connections: { perAddress: 1 }, trustedProxies: ['127.0.0.0/8'] });
    const from = (address: string): Promise<EventReader> => stream(undefined, { 'x-forwarded-for': address });
    expect([(await from('192.0.2.1')).status, (await from('192.0.2.2')).status]).toEqual([200, 200]);
    expect((await from('192.0.2.1')).status).toBe(503);
  });

  it('is not taken up by what was refused', async () => {
    gateway = await startScriptedGateway({ connections: { perAddress: 1 } });
    for (let n = 0; n < 3; n++) {
      expect((await stream('nonsense')).status).toBe(401);
      const bad = await EventReader.open(`${gateway.url}/graphql`, { body: [] });
      expect(bad.status).toBe(400);
    }
    const client = await RawClient.connect(gateway.socketUrl);
    client.say('{');
    await client.closed;
    await comesIn();
  });
});

describe('a token that ends', () => {
  it('ends what it opened then, and not before', async () => {
    gateway = await startScriptedGateway();
    gateway.tokens.set('short', memberFor(300));
    const begun = Date.now();
    const [socket, reader] = await Promise.all([RawClient.acknowledged(gateway.socketUrl, 'short'), stream('short')]);
    const lasting = await RawClient.acknowledged(gateway.socketUrl, 'member');
    expect(await socket.closed).toEqual({ code: 4403, reason: 'TOKEN_EXPIRED' });
    expect(Date.now() - begun).toBeGreaterThanOrEqual(300);
    await reader.ended;
    expect(reader.told).toEqual([]);
    await until(() => gateway.subscriptions.every(({ left }) => left));
    lasting.subscribe('1');
    await gateway.opened(1);
  });

  it.each<[string, (tokens: ScriptedGateway['tokens']) => void, string]>([
    ['is revoked', (tokens) => tokens.delete('member'), 'UNAUTHENTICATED'],
    ['has expired by now', (tokens) => tokens.set('member', new HubError('TOKEN_EXPIRED', 'Old.')), 'TOKEN_EXPIRED'],
    ['means other rights', (tokens) => tokens.set('member', { ...MEMBER, grants: [] }), 'FORBIDDEN'],
  ])('ends what it opened at the next look when it %s', async (_, change, reason) => {
    gateway = await startScriptedGateway({ connections: { recheckMilliseconds: 24 } });
    const socket = await RawClient.acknowledged(gateway.socketUrl, 'member');
    const reader = await stream('member');
    const other = await RawClient.acknowledged(gateway.socketUrl);
    change(gateway.tokens);
    expect(await socket.closed).toEqual({ code: 4403, reason });
    await reader.ended;
    other.subscribe('1');
    await other.end();
  });

  it('ends nothing while nobody can say what it is worth', async () => {
    let looks = 0;
    let isBroken = false;
    gateway = await startScriptedGateway({
      connections: { recheckMilliseconds: 24 },
      authenticate: async () => {
        if (!isBroken) return MEMBER;
        looks++;
        throw new Error('The house of tokens is closed.');
      },
    });
    const socket = await RawClient.acknowledged(gateway.socketUrl, 'member');
    isBroken = true;
    await until(() => looks >= 3);
    socket.subscribe('1');
    (await gateway.opened(0)).send();
    await socket.hears('next');
    const late = await RawClient.connect(gateway.socketUrl);
    late.say({ type: 'connection_init' });
    expect(await late.closed).toEqual({ code: 1013, reason: 'INTERNAL_SERVER_ERROR' });
  });
});
