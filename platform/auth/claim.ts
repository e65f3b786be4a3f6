import { createHash, randomUUID, sign, verify } from 'node:crypto';
import type { OperationTypeNode } from 'graphql';
import type { SigningKey, VerificationKey } from './keys';
import { viewerOf } from './token';
import { PUBLIC, type Viewer } from './viewer';

/**
 * What the gateway says to a service in another process about one request: who asks, and for which bytes. A JWT in form,
 * with one algorithm and nothing to choose, checked before the body is read. It lives for seconds, for one service, for
 * one body and one kind of operation: what is overheard cannot be used for another question. The public is a signed
 * claim too, never an absent one.
 *
 * node:crypto and not the JOSE library of tokens, since this is paid for each fetch, and signing there is several times
 * as dear.
 */

/** The header in which it travels. */
export const CLAIM_HEADER = 'x-hub-claim';

const ISSUER = 'hub-gateway';
const LIFETIME_SECONDS = 30;
/** How far two machines' clocks may differ. */
const SKEW_SECONDS = 30;
const MAX_LENGTH = 16_384;
const ID = /^[\w-]{16,64}$/;

/** After so long no claim is good any more that was good before. */
export const CLAIM_GOOD_FOR_MS = (LIFETIME_SECONDS + 2 * SKEW_SECONDS) * 1_000;

const KINDS: ReadonlySet<unknown> = new Set<ClaimedRequest['kind']>(['query', 'mutation', 'subscription', 'log']);

export interface ClaimedRequest {
  /** Name of the service that is asked. */
  readonly audience: string;
  /** An operation, or a look at the service's event log. */
  readonly kind: `${OperationTypeNode}` | 'log';
  /** The request's body, byte for byte. */
  readonly body: string | Buffer;
}

interface Content {
  readonly iss: string;
  readonly aud: string;
  readonly iat: number;
  readonly exp: number;
  readonly jti: string;
  readonly op: ClaimedRequest['kind'];
  /** SHA-256 of the body. */
  readonly bh: string;
  /** Null for the public. */
  readonly viewer: Pick<Viewer, 'person' | 'grants'> | null;
}

/** Why a claim was refused; for the log, not for whoever sent it. */
export class ClaimRefused extends Error {}

export function signClaim(key: SigningKey, viewer: Viewer, request: ClaimedRequest, now = Date.now()): string {
  const iat = Math.floor(now / 1000);
  const content: Content = {
    iss: ISSUER,
    aud: request.audience,
    iat,
    exp: iat + LIFETIME_SECONDS,
    jti: randomUUID(),
    op: request.kind,
    bh: hash(request.body),
    viewer: viewer.authenticated ? { person: viewer.person, grants: viewer.grants } : null,
  };
  const signed = `${headerOf(key.kid)}.${encode(JSON.stringify(content))}`;
  return `${signed}.${sign(null, Buffer.from(signed), key.key).toString('base64url')}`;
}

/** What a claim says, once it is known to be the gateway's, for this service and of now. Its body is still to be compared. */
export interface Claim {
  readonly viewer: Viewer;
  /** What may be asked with it: a claim for a query is none for a mutation. */
  readonly kind: ClaimedRequest['kind'];
  /** SHA-256 of the body that it was made for. */
  readonly bodyHash: string;
  /** Another one for each claim, so that one that must be used once can be told when it comes again. */
  readonly id: string;
}

/**
 * Checks everything of a claim for which the body need not be there, so that nobody else's body is read at all.
 * @param audience name of the service that is asked
 * @throws ClaimRefused
 */
export function readClaim(
  keys: readonly VerificationKey[],
  claim: string | undefined,
  audience: string,
  now = Date.now(),
): Claim {
  const content = checkSignature(keys, claim);
  const seconds = now / 1000;
  if (content.iss !== ISSUER || content.aud !== audience) throw new ClaimRefused('made for another service');
  if (!(content.exp > seconds - SKEW_SECONDS)) throw new ClaimRefused('expired');
  if (!(content.iat < seconds + SKEW_SECONDS)) throw new ClaimRefused('not valid yet');
  if (!KINDS.has(content.op)) throw new ClaimRefused('made for no kind of operation');
  if (typeof content.jti !== 'string' || !ID.test(content.jti)) throw new ClaimRefused('has no id');
  const viewer = content.viewer === null ? PUBLIC : claimedViewer(content.viewer);
  return { viewer, kind: content.op, bodyHash: content.bh, id: content.jti };
}

/** @throws ClaimRefused when the claim was made for other bytes */
export function checkBody(claim: Claim, body: ClaimedRequest['body']): void {
  if (claim.bodyHash !== hash(body)) throw new ClaimRefused('made for another body');
}

/** An operation as it travels in a message, beside other things. */
export interface ClaimedOperation {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
}

/** The body that a claim for an operation in a message is made for: both ends write the same text. */
export function bodyOf({ query, operationName, variables }: ClaimedOperation): string {
  return JSON.stringify({ query, operationName, variables });
}

function claimedViewer(viewer: NonNullable<Content['viewer']>): Viewer {
  try {
    return viewerOf(viewer.person, viewer.grants);
  } catch {
    throw new ClaimRefused('its viewer is malformed');
  }
}

function checkSignature(keys: readonly VerificationKey[], claim: string | undefined): Content {
  if (claim === undefined) throw new ClaimRefused('absent');
  const [header, payload, signature, ...rest] = claim.split('.');
  if (claim.length > MAX_LENGTH || !signature || rest.length > 0) throw new ClaimRefused('malformed');
  // Headers are compared whole: whatever else they say (another algorithm, an embedded key) is not looked at.
  const key = keys.find(({ kid }) => headerOf(kid) === header);
  if (!key) throw new ClaimRefused('signed with no known key');
  const good = verify(null, Buffer.from(`${header}.${payload}`), key.key, Buffer.from(signature, 'base64url'));
  if (!good) throw new ClaimRefused('signature is wrong');
  return contentOf(payload);
}

function contentOf(payload: string): Content {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(payload, 'base64url').toString());
  } catch {
    throw new ClaimRefused('its content is no JSON');
  }
  if (content === null || typeof content !== 'object') throw new ClaimRefused('its content is no object');
  return content as Content;
}

const headers = new Map<string, string>();

function headerOf(kid: string): string {
  let header = headers.get(kid);
  if (!header) headers.set(kid, (header = encode(JSON.stringify({ alg: 'EdDSA', typ: 'hub-claim+jwt', kid }))));
  return header;
}

const encode = (text: string): string => Buffer.from(text).toString('base64url');
const hash = (body: string | Buffer): string => createHash('sha256').update(body).digest('base64url');
