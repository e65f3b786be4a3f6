import { errors, jwtVerify, SignJWT } from 'jose';
import { HubError } from '../errors';
import { expiring } from './expiry';
import type { SigningKey, VerificationKey } from './keys';
import { BODY_ROLES, type Grant, PUBLIC, ROLES, type Role, type Viewer } from './viewer';

const ISSUER = 'hub';
const AUDIENCE = 'hub';
const TYPE = 'hub-token+jwt';
const MAX_TOKEN_LENGTH = 8_192;
const MAX_GRANTS = 100;
const MAX_REMEMBERED = 1_000;

export interface TokenContent {
  readonly person: string | null;
  readonly grants: readonly Grant[];
}

/** Makes a bearer token. */
export async function signToken(key: SigningKey, content: TokenContent, lifetimeSeconds: number): Promise<string> {
  return new SignJWT({ person: content.person, grants: content.grants })
    .setProtectedHeader({ alg: 'EdDSA', typ: TYPE, kid: key.kid })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${lifetimeSeconds} s`)
    .sign(key.key);
}

/** Turns the value of an Authorization header into a viewer; `expiryOf` tells until when it is one. */
export type Authenticate = (authorization: string | undefined) => Promise<Viewer>;

/**
 * Checks bearer tokens that the hub signed. Without a header the viewer is the public; with one that is not good there is
 * no viewer at all, since a silent public view would hide the mistake.
 * Good tokens are remembered until they expire: checking a signature costs more than answering some questions.
 */
export function tokenAuthenticator(keys: readonly VerificationKey[]): Authenticate {
  const remembered = new Map<string, { viewer: Viewer; expiresAt: number }>();
  return async (authorization) => {
    if (authorization === undefined) return PUBLIC;
    const token = bearerOf(authorization);
    const known = remembered.get(token);
    if (known && known.expiresAt > Date.now()) return known.viewer;
    const checked = await verify(token, keys);
    if (remembered.size >= MAX_REMEMBERED) remembered.delete(remembered.keys().next().value as string);
    remembered.set(token, checked);
    return checked.viewer;
  };
}

function bearerOf(authorization: string): string {
  const match = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization);
  if (!match || authorization.length > MAX_TOKEN_LENGTH) {
    throw new HubError('UNAUTHENTICATED', 'The Authorization header must be "Bearer <token>".');
  }
  return match[1];
}

async function verify(token: string, keys: readonly VerificationKey[]): Promise<{ viewer: Viewer; expiresAt: number }> {
  try {
    const { payload } = await jwtVerify(token, ({ kid }) => keyNamed(kid, keys), {
      algorithms: ['EdDSA'],
      typ: TYPE,
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['exp', 'iat'],
    });
    const expiresAt = (payload.exp as number) * 1000;
    return { viewer: expiring(viewerOf(payload.person, payload.grants), expiresAt), expiresAt };
  } catch (error) {
    if (error instanceof errors.JWTExpired)
      throw new HubError('TOKEN_EXPIRED', 'The token has expired; ask for a new one.');
    if (error instanceof errors.JOSEError || error instanceof TypeError)
      throw new HubError('UNAUTHENTICATED', 'The token is not valid here.');
    throw error;
  }
}

function keyNamed(kid: string | undefined, keys: readonly VerificationKey[]): VerificationKey['key'] {
  const found = keys.find((key) => key.kid === kid);
  if (!found) throw new errors.JWKSNoMatchingKey();
  return found.key;
}

/** Reads the claims that make a viewer, from a token or from the gateway's claim. @throws TypeError when they are malformed */
export function viewerOf(person: unknown, grants: unknown): Viewer {
  if (person !== null && typeof person !== 'string') throw new TypeError('person');
  if (!Array.isArray(grants) || grants.length > MAX_GRANTS) throw new TypeError('grants');
  return { authenticated: true, person, grants: grants.map(grantOf) };
}

function grantOf(value: unknown): Grant {
  const { role, body } = (value ?? {}) as { role?: unknown; body?: unknown };
  if (!ROLES.includes(role as Role)) throw new TypeError('role');
  const ofBody = BODY_ROLES.has(role as Role);
  if (ofBody ? typeof body !== 'string' : body !== null) throw new TypeError('body');
  return { role: role as Role, body: body as string | null };
}
