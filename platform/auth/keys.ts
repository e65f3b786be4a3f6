import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The hub's keys, shared by all its processes. One file holds all of them; a process that needs fewer can be given a file
 * with fewer: the gateway needs no database secret, and a service nothing but the public keys of claims, so that a
 * broken service can forge neither tokens nor claims.
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
  /** What passwords of the services' database roles are derived from. */
  readonly databaseSecret?: Buffer;
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
  readonly databaseSecret?: string;
}

/** Which keys a kind of process needs. */
const PARTS = {
  gateway: ['tokenVerification', 'claimSigning'],
  service: ['claimVerification'],
} as const satisfies Record<string, readonly (keyof KeyFile)[]>;

/** Reads a key file. @throws Error that names the file and what is wrong, and quotes nothing of it */
export function readKeys(file: string): HubKeys {
  let content: KeyFile;
  try {
    content = JSON.parse(readFileSync(file, 'utf8')) as KeyFile;
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'is no JSON';
    throw new Error(`The key file ${file} cannot be read (${reason}); "hub keys <folder>" writes one.`, { cause: error });
  }
  try {
    return {
      tokenSigning: content.tokenSigning && signingKey(content.tokenSigning),
      tokenVerification: content.tokenVerification?.map(verificationKey),
      claimSigning: content.claimSigning && signingKey(content.claimSigning),
      claimVerification: content.claimVerification?.map(verificationKey),
      databaseSecret: content.databaseSecret ? Buffer.from(content.databaseSecret, 'base64url') : undefined,
    };
  } catch (error) {
    throw new Error(`The key file ${file} holds a key that is no Ed25519 key; "hub keys <folder>" writes a new one.`, { cause: error });
  }
}

/** Reads the key file, and makes it first when it is not there. Two processes that start together end with one file. */
export function readOrMakeKeys(file: string): HubKeys {
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeOnce(file, makeKeyFile());
  }
  return readKeys(file);
}

/** Writes new keys into a folder: `hub.json` (all of them), `gateway.json` and `service.json` (what each needs). */
export function writeKeyFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const whole = makeKeyFile();
  writeOnce(path.join(folder, 'hub.json'), whole);
  for (const [name, parts] of Object.entries(PARTS)) {
    writeOnce(path.join(folder, `${name}.json`), Object.fromEntries(parts.map((part) => [part, whole[part]])));
  }
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
  return {
    tokenSigning: token.privateKey.export({ format: 'jwk' }),
    tokenVerification: [token.publicKey.export({ format: 'jwk' })],
    claimSigning: claim.privateKey.export({ format: 'jwk' }),
    claimVerification: [claim.publicKey.export({ format: 'jwk' })],
    databaseSecret: randomBytes(32).toString('base64url'),
  };
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
  return createHash('sha256').update(JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x })).digest('base64url').slice(0, 16);
}
