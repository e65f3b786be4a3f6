import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CursorKey, Cursors } from '../cursors/cursors';

/**
 * The hub's keys, shared by all its processes. One file holds all of them; a process that needs fewer can be given a file
 * with fewer: the gateway needs no database secret, and a service no private key but the one with which services read one
 * another's logs, so that a broken service can forge neither tokens nor the gateway's claims.
 */
export interface HubKeys {
  /** Signs bearer tokens. */
  readonly tokenSigning?: SigningKey;
  /** Verify bearer tokens; two while keys are rotated. */
  readonly tokenVerification?: readonly VerificationKey[];
  /** Signs what the gateway claims to the services about a viewer. */
  readonly claimSigning?: SigningKey;
  /** Verify those claims; two while keys are rotated. */
  readonly claimVerification?: readonly VerificationKey[];
  /** Signs for a service that reads the event log of another one. */
  readonly logSigning?: SigningKey;
  /** Verify that; two while keys are rotated. */
  readonly logVerification?: readonly VerificationKey[];
  /** Seal positions in event logs; two while keys are rotated, the newer one first. */
  readonly cursors?: Cursors;
  /** Password of a service's database role; undefined where this process is not to know it. */
  databasePassword(service: string): string | undefined;
}

export interface SigningKey {
  readonly kid: string;
  readonly key: KeyObject;
}

export interface VerificationKey {
  readonly kid: string;
  readonly key: KeyObject;
}

interface KeyFile {
  readonly tokenSigning?: JsonWebKey;
  readonly tokenVerification?: readonly JsonWebKey[];
  readonly claimSigning?: JsonWebKey;
  readonly claimVerification?: readonly JsonWebKey[];
  readonly logSigning?: JsonWebKey;
  readonly logVerification?: readonly JsonWebKey[];
  /** 16 random bytes each, in base64url; their places, counted from the end, are their ids. */
  readonly cursorSecrets?: readonly [string, ...string[]];
  /** What all passwords of the services' database roles are derived from. */
  readonly databaseSecret?: string;
  /** By service: what that one alone is given. */
  readonly databasePasswords?: Readonly<Record<string, string>>;
}

/** Reads a key file. @throws Error that names the file and what is wrong, and quotes nothing of it */
export function readKeys(file: string): HubKeys {
  let content: KeyFile;
  try {
    content = JSON.parse(readFileSync(file, 'utf8')) as KeyFile;
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'is no JSON';
    throw new Error(`The key file ${file} cannot be read (${reason}); "hub keys <folder>" writes one.`, {
      cause: error,
    });
  }
  try {
    return {
      tokenSigning: content.tokenSigning && signingKey(content.tokenSigning),
      tokenVerification: content.tokenVerification?.map(verificationKey),
      claimSigning: content.claimSigning && signingKey(content.claimSigning),
      claimVerification: content.claimVerification?.map(verificationKey),
      logSigning: content.logSigning && signingKey(content.logSigning),
      logVerification: content.logVerification?.map(verificationKey),
      cursors: content.cursorSecrets && cursorsOf(content.cursorSecrets),
      databasePassword: (service) => passwordOf(content, service),
    };
  } catch (error) {
    throw new Error(`The key file ${file} holds a key of a wrong form; "hub keys <folder>" writes a new one.`, {
      cause: error,
    });
  }
}

/** Reads the key file, and makes it first when it is not there. Two processes that start together end with one file. */
export function readOrMakeKeys(file: string): HubKeys {
  if (!existsSync(file)) keepOrWrite(file, makeKeyFile());
  return readKeys(file);
}

/**
 * Writes new keys into a folder, or keeps those that are there: `hub/keys.json` has all of them, `gateway/keys.json` and
 * `<service>/keys.json` what each of these needs, so that each can be given its own part; `database/password` is the
 * database administrator's.
 */
export function writeKeyFolder(folder: string, services: readonly string[]): void {
  const whole = keepOrWrite(path.join(folder, 'hub', 'keys.json'), makeKeyFile());
  const { tokenVerification, claimSigning, claimVerification, logSigning, logVerification, cursorSecrets } = whole;
  keepOrWrite(path.join(folder, 'gateway', 'keys.json'), { tokenVerification, claimSigning, cursorSecrets });
  for (const service of services) {
    const databasePasswords = { [service]: passwordOf(whole, service) as string };
    const own = { claimVerification, logSigning, logVerification, cursorSecrets, databasePasswords };
    keepOrWrite(path.join(folder, service, 'keys.json'), own);
  }
  writePassword(path.join(folder, 'database', 'password'), passwordOf(whole, 'database administrator') as string);
}

/** For the database server itself, which runs as another user: whoever is given the folder may read it. */
function writePassword(file: string, password: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${password}\n`, { mode: 0o644 });
}

function keepOrWrite(file: string, content: KeyFile): KeyFile {
  mkdirSync(path.dirname(file), { recursive: true });
  writeOnce(file, content);
  return JSON.parse(readFileSync(file, 'utf8')) as KeyFile;
}

function passwordOf({ databaseSecret, databasePasswords }: KeyFile, service: string): string | undefined {
  if (!databaseSecret) return databasePasswords?.[service];
  return createHmac('sha256', Buffer.from(databaseSecret, 'base64url'))
    .update(`database-password:${service}`)
    .digest('base64url');
}

/** Appears whole or not at all, and never over another's file: a link is made only where nothing is. */
function writeOnce(file: string, content: KeyFile): void {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

function makeKeyFile(): KeyFile {
  const token = generateKeyPairSync('ed25519');
  const claim = generateKeyPairSync('ed25519');
  const log = generateKeyPairSync('ed25519');
  return {
    tokenSigning: token.privateKey.export({ format: 'jwk' }),
    tokenVerification: [token.publicKey.export({ format: 'jwk' })],
    claimSigning: claim.privateKey.export({ format: 'jwk' }),
    claimVerification: [claim.publicKey.export({ format: 'jwk' })],
    logSigning: log.privateKey.export({ format: 'jwk' }),
    logVerification: [log.publicKey.export({ format: 'jwk' })],
    cursorSecrets: [randomBytes(16).toString('base64url')],
    databaseSecret: randomBytes(32).toString('base64url'),
  };
}

/** The oldest secret has id 0, so that adding a new one in front changes no other's. */
function cursorsOf(secrets: readonly [string, ...string[]]): Cursors {
  const keys = secrets.map((secret, at) => ({ id: secrets.length - 1 - at, secret: Buffer.from(secret, 'base64url') }));
  return new Cursors(keys as [CursorKey, ...CursorKey[]]);
}

function signingKey(jwk: JsonWebKey): SigningKey {
  return { kid: thumbprint(jwk), key: ed25519(createPrivateKey({ key: jwk, format: 'jwk' })) };
}

function verificationKey(jwk: JsonWebKey): VerificationKey {
  return { kid: thumbprint(jwk), key: ed25519(createPublicKey({ key: jwk, format: 'jwk' })) };
}

function ed25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('not an Ed25519 key');
  return key;
}

/** RFC 7638 thumbprint of the public part, so that both halves of a pair have one id. */
function thumbprint(jwk: JsonWebKey): string {
  return createHash('sha256')
    .update(JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x }))
    .digest('base64url')
    .slice(0, 16);
}
