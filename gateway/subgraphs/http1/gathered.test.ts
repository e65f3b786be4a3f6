import * as fc from 'fast-check';
import { BLOCK_SIZE, BLOCKS, BlockPool } from './blocks';
import { Gathered } from './gathered';
import { ResponseReader } from './response-reader';

const HEAD = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';
const CHUNK = Buffer.from(`10000\r\n${'x'.repeat(65_536)}\r\n`);

it('text is the same however its bytes are cut, over the ends of blocks too', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).map((seed) => `${'é'.repeat(BLOCK_SIZE / 4)}${seed}`);
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1_000, max: 100_000 }), (unit, times, step) => {
      const whole = unit.repeat(times);
      const bytes = Buffer.from(whole);
      const gathered = new Gathered();
      for (let at = 0; at < bytes.length; at += step) gathered.add(bytes, at, Math.min(bytes.length, at + step));
      const read = gathered.text();
      gathered.clear();
      return read === whole;
    }),
    { numRuns: 50 },
  );
});

it('ASCII of several blocks is read as it is', () => {
  const gathered = new Gathered();
  gathered.add(Buffer.alloc(BLOCK_SIZE * 2 + 1, 'a'));
  expect(gathered.text()).toBe('a'.repeat(BLOCK_SIZE * 2 + 1));
  gathered.clear();
});

it('what is gathered after a clearing holds nothing of what was there before', () => {
  const gathered = new Gathered();
  gathered.add(Buffer.alloc(BLOCK_SIZE + 5, 'secret'));
  gathered.clear();
  gathered.add(Buffer.from('word'));
  expect(gathered.text()).toBe('word');
  gathered.clear();
  expect(gathered.text()).toBe('');
});

describe('memory', () => {
  it('of one reader is never that of another', () => {
    const readers = Array.from({ length: 10 }, () => new Gathered());
    for (let round = 0; round < 3; round++) {
      readers.forEach((reader, index) => reader.add(Buffer.alloc(BLOCK_SIZE * 2, String(index))));
      readers.forEach((reader, index) => expect(reader.text()).toBe(String(index).repeat(BLOCK_SIZE * 2)));
      for (const reader of readers) {
        reader.clear();
        reader.clear();
      }
    }
  });

  it('is kept up to about ten megabytes', () => {
    const pool = new BlockPool();
    const taken = Array.from({ length: 500 }, () => pool.take());
    expect(new Set(taken).size).toBe(500);
    for (const block of taken) pool.giveBack(block);
    expect(pool.size * BLOCK_SIZE).toBe(10 * 1024 * 1024);
  });

  it.each([
    ['answered', (reader: ResponseReader) => expect(reader.read(Buffer.from('0\r\n\r\n'))).not.toBeNull()],
    ['refused', (reader: ResponseReader) => expect(() => reader.read(Buffer.from('800000\r\n'))).toThrow('more than')],
    ['cut off', (reader: ResponseReader) => expect(reader.end()).toBeNull()],
  ])('of an answer that is %s is used for the next', (_, end) => {
    const read = (): void => {
      const reader = new ResponseReader(8 * 1024 * 1024);
      reader.read(Buffer.from(HEAD));
      for (let at = 0; at < 20; at++) reader.read(CHUNK);
      end(reader);
      reader.discard(); // as the connection does when it closes
    };
    read();
    const ready = BLOCKS.size;
    const before = process.memoryUsage().arrayBuffers;
    for (let at = 0; at < 20; at++) read();
    expect(BLOCKS.size).toBe(ready);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1024 * 1024);
  });
});
