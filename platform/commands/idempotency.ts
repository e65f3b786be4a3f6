import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { rightsClassOf, type Viewer } from '../auth/viewer';
import { HubError } from '../errors';
import type { LogPlace } from '../events/transaction';

/** How long a key is remembered. */
const KEPT = `interval '24 hours'`;

/** One command as one viewer sent it, however often. */
export interface CommandRequest {
  readonly viewer: Viewer;
  /** Name of the mutation. */
  readonly mutation: string;
  /** What the mutation was given, the key included. */
  readonly input: object & { readonly idempotencyKey: string };
}

/** What a command led to. */
export interface Outcome extends LogPlace {
  /** Id of the entity that the payload shows. */
  readonly subject: string;
}

/**
 * Claims the request's key within the command's transaction. Whoever comes second with it waits until the first one's
 * transaction has ended.
 * @returns what the first one led to, or null when this is the first
 * @throws HubError IDEMPOTENCY_KEY_REUSED when the key was used for another request
 */
export async function claimKey(manager: EntityManager, request: CommandRequest): Promise<Outcome | null> {
  const owner = ownerOf(request.viewer);
  const { idempotencyKey } = request.input;
  const hash = hashOf(request);
  const claimed: unknown[] = await manager.query(
    `INSERT INTO idempotency AS known (viewer, key, request_hash) VALUES ($1, $2, $3)
      ON CONFLICT (viewer, key) DO UPDATE
      SET request_hash = excluded.request_hash, subject = NULL, epoch = NULL, pos = NULL, at = now()
      WHERE known.at < now() - ${KEPT}
      RETURNING key`,
    [owner, idempotencyKey, hash],
  );
  return claimed.length > 0 ? null : outcomeOf(manager, owner, idempotencyKey, hash);
}

/** Notes what the command led to; committed with it. */
export async function noteOutcome(manager: EntityManager, request: CommandRequest, outcome: Outcome): Promise<void> {
  await manager.query('UPDATE idempotency SET subject = $3, epoch = $4, pos = $5 WHERE viewer = $1 AND key = $2', [
    ownerOf(request.viewer),
    request.input.idempotencyKey,
    outcome.subject,
    outcome.epoch,
    outcome.pos,
  ]);
}

/** Forgets keys that are no longer kept. */
export async function forgetOldKeys(manager: EntityManager): Promise<void> {
  await manager.query(`DELETE FROM idempotency WHERE at < now() - ${KEPT}`);
}

async function outcomeOf(manager: EntityManager, owner: string, key: string, hash: string): Promise<Outcome> {
  const [known] = await manager.query<{ request_hash: string; subject: string; epoch: string; pos: string }[]>(
    'SELECT request_hash, subject, epoch, pos FROM idempotency WHERE viewer = $1 AND key = $2',
    [owner, key],
  );
  if (known.request_hash !== hash)
    throw new HubError('IDEMPOTENCY_KEY_REUSED', 'This idempotencyKey was used before, for another request.');
  return { subject: known.subject, epoch: Number(known.epoch), pos: Number(known.pos) };
}

/** Keys are each viewer's own: of the person where the token names one, else of all who hold the same rights. */
function ownerOf(viewer: Viewer): string {
  return viewer.person === null ? rightsClassOf(viewer) : `person ${viewer.person}`;
}

function hashOf({ mutation, input }: CommandRequest): string {
  return createHash('sha256')
    .update(`${mutation}\n${JSON.stringify(input, sorted)}`)
    .digest('base64url');
}

/** Objects with their fields in one order: a client may send the same request with another. */
function sorted(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
