/** Bytes in a block. */
export const BLOCK_SIZE = 64 * 1024;
/** So many blocks that nobody uses are kept: those of one answer of the default limit, and of 32 connections. */
const MAX_KEPT = 128 + 32;

/**
 * Memory for what is read from sockets, in blocks that are used over and over. Left to the garbage collector, each answer
 * would leave its bytes behind: it hardly sees memory outside of its heap, and lets tens of megabytes gather.
 */
export class BlockPool {
  private readonly kept: Buffer[] = [];

  /** How many blocks lie ready. */
  get size(): number {
    return this.kept.length;
  }

  /** A block with anything in it. */
  take(): Buffer {
    return this.kept.pop() ?? Buffer.allocUnsafeSlow(BLOCK_SIZE);
  }

  /** Takes a block back, once; who gives it must not touch it any more. */
  giveBack(block: Buffer): void {
    if (this.kept.length < MAX_KEPT) this.kept.push(block);
  }
}

/** The blocks of this process. */
export const BLOCKS = new BlockPool();
