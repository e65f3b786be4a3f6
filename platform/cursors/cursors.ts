import { type Cipher, createCipheriv, createDecipheriv, createHash, type Decipher } from 'node:crypto';

/**
 * Positions in the services' event logs, as clients hold them: one AES block over (service, epoch, position), in
 * base64url. Sealing is deterministic, so that equal subscribers share one encoding; nobody without the key can read a
 * position, count the events that they may not see, or make a cursor of their own. A cursor grants nothing.
 *
 * Several cursors written one after the other are a vector: a position in each of several logs.
 */

/** A place in the log of one service: everything up to `pos` lies behind. */
export interface Position {
  /** Name of the service, hashed; see `serviceTag`. */
  readonly service: number;
  /** Another number each time that the log's continuity could not be proved. */
  readonly epoch: number;
  /** 0 before the first event. */
  readonly pos: number;
}

/** The key under which cursors are sealed, and those that are still read. */
export interface CursorKey {
  /** 0 to 15. */
  readonly id: number;
  /** 16 bytes. */
  readonly secret: Buffer;
}

const LENGTH = 22;
const CURSOR = /^[A-Za-z0-9_-]{22}$/;
/** A vector has a place for each service; nobody has more services than this. */
const MAX_PARTS = 32;
const CHECK = 0x487562;

/** What stands for a service's name in its cursors: 24 bits of its hash. */
export function serviceTag(service: string): number {
  return createHash('sha256').update(service).digest().readUIntBE(0, 3);
}

/** Seals and opens cursors. */
export class Cursors {
  private readonly boxes: ReadonlyMap<number, Box>;
  private readonly current: Box;

  /** @param keys the first one seals, all of them open */
  constructor(keys: readonly [CursorKey, ...CursorKey[]]) {
    this.boxes = new Map(keys.map((key) => [key.id, new Box(key)]));
    this.current = this.boxes.get(keys[0].id) as Box;
  }

  seal(position: Position): string {
    return this.current.seal(position);
  }

  /** The positions that a cursor or a vector of them names; null when it is none of this hub's. */
  open(text: string): Position[] | null {
    if (text.length === 0 || text.length % LENGTH !== 0 || text.length > LENGTH * MAX_PARTS) return null;
    const positions: Position[] = [];
    for (let at = 0; at < text.length; at += LENGTH) {
      const position = this.openOne(text.slice(at, at + LENGTH));
      if (!position) return null;
      positions.push(position);
    }
    return positions;
  }

  /** The position in one service's log that a cursor or a vector names; null when it names none. */
  openFor(service: number, text: string): Position | null {
    return this.open(text)?.find((position) => position.service === service) ?? null;
  }

  /** One cursor for a position in each of several logs. */
  sealAll(positions: readonly Position[]): string {
    return positions.map((position) => this.seal(position)).join('');
  }

  private openOne(text: string): Position | null {
    if (!CURSOR.test(text)) return null;
    const bytes = Buffer.from(`${text}A`, 'base64url');
    return this.boxes.get(bytes[16] >> 4)?.open(bytes.subarray(0, 16)) ?? null;
  }
}

/** One key. A single block has no state between blocks, so that one cipher object serves for ever. */
class Box {
  private readonly cipher: Cipher;
  private readonly decipher: Decipher;
  private readonly block = Buffer.alloc(16);
  private readonly sealed = Buffer.alloc(17);

  constructor({ id, secret }: CursorKey) {
    this.cipher = createCipheriv('aes-128-ecb', secret, null).setAutoPadding(false);
    this.decipher = createDecipheriv('aes-128-ecb', secret, null).setAutoPadding(false);
    // 16 bytes take 22 characters, whose last 4 bits are free: they name the key.
    this.sealed[16] = id << 4;
  }

  seal({ service, epoch, pos }: Position): string {
    const { block, sealed } = this;
    block.writeUIntBE(CHECK, 0, 3);
    block.writeUIntBE(service, 3, 3);
    block.writeUInt32BE(epoch, 6);
    block.writeUIntBE(pos, 10, 6);
    this.cipher.update(block).copy(sealed);
    return sealed.toString('base64url').slice(0, LENGTH);
  }

  open(sealed: Buffer): Position | null {
    const block = this.decipher.update(sealed);
    if (block.readUIntBE(0, 3) !== CHECK) return null;
    return { service: block.readUIntBE(3, 3), epoch: block.readUInt32BE(6), pos: block.readUIntBE(10, 6) };
  }
}
