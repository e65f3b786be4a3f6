import { createHash, randomBytes } from 'node:crypto';

/** A new UUIDv7 (RFC 9562): sortable by the time at which it was made. */
export function newId(at: Date = new Date()): string {
  return uuidv7(at, randomBytes(10));
}

/** The same UUIDv7 for the same name and time, always: for generated data that must not change between loads. */
export function namedId(name: string, at: Date): string {
  return uuidv7(at, createHash('sha256').update(name).digest().subarray(0, 10));
}

function uuidv7(at: Date, random: Buffer): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  random.copy(bytes, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
