import { sign, verify } from 'node:crypto';
import type { SigningKey, VerificationKey } from '../../auth/keys';
import type { LogEntry } from '../../events/entry';
import { entryOf, isCount, objectOf } from '../sent-entries';

/** An entry of a service's log as it travels on a bus on which others may write, too. */
export interface TravellingEntry {
  readonly service: string;
  readonly epoch: number;
  readonly entry: LogEntry;
}

/** Ed25519. */
const SIGNATURE_BYTES = 64;

/** The signature, and what is signed. */
export function sealEntry(key: SigningKey, travelling: TravellingEntry): Uint8Array {
  const content = Buffer.from(JSON.stringify(travelling));
  return Buffer.concat([sign(null, content, key.key), content]);
}

/** Null where nobody signed it who reads logs, it is of another service, or none at all. */
export function openEntry(
  keys: readonly VerificationKey[],
  service: string,
  bytes: Uint8Array,
): Omit<TravellingEntry, 'service'> | null {
  const [signature, content] = [bytes.subarray(0, SIGNATURE_BYTES), bytes.subarray(SIGNATURE_BYTES)];
  if (!keys.some(({ key }) => verify(null, content, key, signature))) return null;
  // What was signed is of the hub's own making: it is no text of strangers.
  const sent = objectOf(JSON.parse(Buffer.from(content).toString()));
  if (sent.service !== service || !isCount(sent.epoch)) return null;
  return { epoch: sent.epoch as number, entry: entryOf(service, sent.entry) };
}
