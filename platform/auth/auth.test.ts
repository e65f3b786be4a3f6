import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SignJWT } from 'jose';
import type { HubError } from '../errors';
import { checkBody, type Claim, ClaimRefused, readClaim, signClaim } from './claim';
import { expiryOf } from './expiry';
import { type HubKeys, readKeys, readOrMakeKeys, writeKeyFolder } from './keys';
import { signToken, tokenAuthenticator } from './token';
import { PUBLIC, rightsClassOf, type Viewer } from './viewer';

const folder = mkdtempSync(path.join(tmpdir(), 'hub-keys-'));
const keys = readOrMakeKeys(path.join(folder, 'keys.json')) as Required<HubKeys>;
const member = { person: 'p1', grants: [{ role: 'MEMBER', body: 'b1' }] } as const;
afterAll(() => rmSync(folder, { recursive: true }));

describe('keys', () => {
  it('are made once and read again', () => {
    expect(readOrMakeKeys(path.join(folder, 'keys.json')).tokenSigning?.kid).toBe(keys.tokenSigning.kid);
  });

  it('are divided so that a service can sign nothing but its looks at logs, and knows its own password alone', () => {
    const parts = path.join(folder, 'parts');
    writeKeyFolder(parts, ['a', 'b']);
    const fields = (part: string): string[] =>
      Object.keys(JSON.parse(readFileSync(path.join(parts, part, 'keys.json'), 'utf8')));
    expect(fields('gateway')).toEqual(['tokenVerification', 'claimSigning', 'cursorSecrets']);
    expect(fields('a')).toEqual([
      'claimVerification',
      'logSigning',
      'logVerification',
      'cursorSecrets',
      'databasePasswords',
    ]);
    const [whole, a] = ['hub', 'a'].map((part) => readKeys(path.join(parts, part, 'keys.json')));
    expect(a.databasePassword('a')).toBe(whole.databasePassword('a'));
    expect(a.databasePassword('b')).toBeUndefined();
    expect(whole.databasePassword('b')).not.toBe(whole.databasePassword('a'));
  });

  it("that are broken are refused by the file's name", () => {
    const file = path.join(folder, 'broken.json');
    writeFileSync(file, '{"tokenSigning": {"kty": "RSA"}}');
    expect(() => readKeys(file)).toThrow(file);
    expect(() => readKeys(path.join(folder, 'absent.json'))).toThrow('ENOENT');
  });
});

describe('a bearer token', () => {
  const authenticate = tokenAuthenticator(keys.tokenVerification);
  const codeOf = (authorization: string): Promise<string> =>
    authenticate(authorization).then(
      () => 'accepted',
      (error: HubError) => error.code,
    );

  it('makes its viewer, and none makes the public', async () => {
    const token = await signToken(keys.tokenSigning, member, 60);
    expect(await authenticate(`Bearer ${token}`)).toEqual({ authenticated: true, ...member });
    expect(await authenticate(undefined)).toBe(PUBLIC);
  });

  it('tells until when it is good, beside the viewer and not in it', async () => {
    const before = Math.floor(Date.now() / 1000);
    const viewer = await authenticate(`Bearer ${await signToken(keys.tokenSigning, member, 60)}`);
    expect(expiryOf(viewer)! / 1000 - before).toBeGreaterThanOrEqual(60);
    expect(expiryOf(viewer)! / 1000 - before).toBeLessThanOrEqual(62);
    expect(Object.keys(viewer)).toEqual(['authenticated', 'person', 'grants']);
    expect(expiryOf(PUBLIC)).toBeNull();
  });

  it('that has expired says so', async () => {
    expect(await codeOf(`Bearer ${await signToken(keys.tokenSigning, member, -60)}`)).toBe('TOKEN_EXPIRED');
  });

  const header = { alg: 'EdDSA', typ: 'hub-token+jwt', kid: keys.tokenSigning.kid };
  const content = { person: null, grants: [] as unknown[], iss: 'hub', aud: 'hub' };
  const forged = (changes: { header?: object; content?: object; key?: KeyObject | Uint8Array }): Promise<string> =>
    new SignJWT({ ...content, ...changes.content })
      .setProtectedHeader({ ...header, ...changes.header })
      .setIssuedAt()
      .setExpirationTime('1 h')
      .sign(changes.key ?? keys.tokenSigning.key);

  it.each([
    ['of another hub', () => forged({ key: generateKeyPairSync('ed25519').privateKey })],
    ['of another issuer', () => forged({ content: { iss: 'someone' } })],
    ['for another audience', () => forged({ content: { aud: 'someone' } })],
    ['of another type', () => forged({ header: { typ: 'JWT' } })],
    ['with an unknown kid', () => forged({ header: { kid: '../../etc/passwd' } })],
    ['of a symmetric algorithm', () => forged({ header: { alg: 'HS256' }, key: new Uint8Array(32) })],
    ['with a role that does not exist', () => forged({ content: { grants: [{ role: 'MAYOR', body: null }] } })],
    ['with a role of a body and no body', () => forged({ content: { grants: [{ role: 'MEMBER', body: null }] } })],
    ['without signature', async () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.AA`],
    ['that is no token', async () => 'hello'],
    ['of a megabyte', async () => `a.b.${'c'.repeat(1 << 20)}`],
  ])('%s is refused', async (_what, make) => {
    expect(await codeOf(`Bearer ${await make()}`)).toBe('UNAUTHENTICATED');
  });
});

describe('a claim of the gateway', () => {
  const request = { audience: 'department', kind: 'query', body: '{"query":"{ a }"}' } as const;
  const viewer: Viewer = { authenticated: true, ...member };
  const NOW = Date.UTC(2026, 0, 1);
  const good = signClaim(keys.claimSigning, viewer, request, NOW);
  const read = (claim: string | undefined, audience: string = request.audience, now = NOW): Claim =>
    readClaim(keys.claimVerification, claim, audience, now);
  /** A claim whose signature is good, of whatever content. */
  const signed = (content: string): string => {
    const text = `${good.split('.')[0]}.${Buffer.from(content).toString('base64url')}`;
    return `${text}.${sign(null, Buffer.from(text), keys.claimSigning.key).toString('base64url')}`;
  };
  const content = JSON.parse(Buffer.from(good.split('.')[1], 'base64url').toString()) as object;

  it('carries the viewer, the public too, and what may be asked', () => {
    expect(read(good)).toMatchObject({ viewer, kind: 'query' });
    expect(read(signClaim(keys.claimSigning, PUBLIC, { ...request, kind: 'mutation' }, NOW))).toMatchObject({
      viewer: PUBLIC,
      kind: 'mutation',
    });
  });

  it('is for one body', () => {
    expect(() => checkBody(read(good), request.body)).not.toThrow();
    expect(() => checkBody(read(good), '{"query":"{ b }"}')).toThrow(ClaimRefused);
  });

  it.each([
    ['that is absent', () => read(undefined)],
    ['for another service', () => read(good, 'mayors-cabinet')],
    ['of long ago', () => read(good, request.audience, NOW + 61_000)],
    ['of the future', () => read(good, request.audience, NOW - 31_000)],
    [
      'signed by another',
      () =>
        read(
          signClaim(
            { kid: keys.claimSigning.kid, key: generateKeyPairSync('ed25519').privateKey },
            viewer,
            request,
            NOW,
          ),
        ),
    ],
    ['with changed content', () => read(good.replace(/\.[^.]+\./, `.${Buffer.from('{}').toString('base64url')}.`))],
    ['of another algorithm', () => read(good.replace(/^[^.]+/, Buffer.from('{"alg":"none"}').toString('base64url')))],
    ['that is no claim', () => read('hello')],
    ['that says null', () => read(signed('null'))],
    ['that says a number', () => read(signed('1'))],
    ['that is no JSON', () => read(signed('{'))],
    ['of no kind of operation', () => read(signed(JSON.stringify({ ...content, op: undefined })))],
    ['of no viewer', () => read(signed(JSON.stringify({ ...content, viewer: undefined })))],
  ])('%s is refused', (_what, attempt) => {
    expect(attempt).toThrow(ClaimRefused);
  });

  it("holds within the clocks' difference", () => {
    expect(read(good, request.audience, NOW + 55_000).viewer).toEqual(viewer);
    expect(read(good, request.audience, NOW - 25_000).viewer).toEqual(viewer);
  });
});

describe('a rights class', () => {
  const withGrants = (...grants: Viewer['grants']): string =>
    rightsClassOf({ authenticated: true, person: null, grants });

  it('is one for equal rights in any order, and another for any other right', () => {
    const a = { role: 'MEMBER', body: 'a' } as const;
    const staff = { role: 'STAFF', body: null } as const;
    expect(withGrants(a, staff)).toBe(withGrants(staff, a, a));
    const classes = [
      rightsClassOf(PUBLIC),
      withGrants(),
      withGrants(a),
      withGrants(staff),
      withGrants({ ...a, body: 'b' }),
      rightsClassOf({ authenticated: true, person: 'p', grants: [a] }),
    ];
    expect(new Set(classes).size).toBe(classes.length);
  });
});
