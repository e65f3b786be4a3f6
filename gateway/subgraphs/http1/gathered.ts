import { isAscii } from 'node:buffer';
import { StringDecoder } from 'node:string_decoder';
import { BLOCK_SIZE, BLOCKS } from './blocks';

/** Bytes that come one after the other and become one text. */
export class Gathered {
  length = 0;
  private blocks: Buffer[] = [];

  /** Copies the bytes from one place up to another. */
  add(bytes: Buffer, from = 0, to = bytes.length): void {
    while (from < to) {
      const filled = this.length % BLOCK_SIZE;
      if (filled === 0) this.blocks.push(BLOCKS.take());
      const copied = bytes.copy(this.blocks[this.blocks.length - 1], filled, from, to);
      from += copied;
      this.length += copied;
    }
  }

  text(): string {
    return decode(this.blocks.map((block, index) => block.subarray(0, this.length - index * BLOCK_SIZE)));
  }

  /** Forgets it all, and gives back the memory. */
  clear(): void {
    for (const block of this.blocks) BLOCKS.giveBack(block);
    this.blocks = [];
    this.length = 0;
  }
}

/** Text of ASCII bytes, as nearly all JSON is, is made several times faster than UTF-8 is read. */
export function decode(pieces: readonly Buffer[]): string {
  let text = '';
  if (pieces.every((piece) => isAscii(piece))) {
    for (const piece of pieces) text += piece.toString('latin1');
    return text;
  }
  const decoder = new StringDecoder('utf8'); // a character may lie in two pieces
  for (const piece of pieces) text += decoder.write(piece);
  return text + decoder.end();
}
