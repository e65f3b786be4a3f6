import { ResponseReader } from './response-reader';

const LIMIT = 64 * 1024;
/** What is not content may take an eighth of the limit and 16 KiB: with five bytes a chunk, so many chunks fit. */
const MOST_CHUNKS = Math.floor((LIMIT / 8 + 16 * 1024) / 5) - 10;
const CHUNKED = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';
const ONE_BYTE = '1\r\nx\r\n';
const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n';
const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}';

function read(reader: ResponseReader, text: string): ReturnType<ResponseReader['read']> {
  return reader.read(Buffer.from(text, 'latin1'));
}

describe('a body in tiny chunks', () => {
  it('is read whole, however it is cut', () => {
    const text = `${CHUNKED}${ONE_BYTE.repeat(300)}0\r\n\r\n`;
    const reader = new ResponseReader(LIMIT);
    let response: ReturnType<typeof read> = null;
    for (const character of text) response = read(reader, character);
    expect(response?.text).toBe('x'.repeat(300));
  });

  it('is read as long as its framing stays within its share', () => {
    const response = read(new ResponseReader(LIMIT), `${CHUNKED}${ONE_BYTE.repeat(MOST_CHUNKS)}0\r\n\r\n`);
    expect(response?.text).toHaveLength(MOST_CHUNKS);
  });

  it('is refused when its framing takes more', () => {
    const reader = new ResponseReader(LIMIT);
    read(reader, CHUNKED);
    expect(() => read(reader, ONE_BYTE.repeat(MOST_CHUNKS + 20))).toThrow('chunks that are too small');
  });

  it('is refused when sizes carry long extensions', () => {
    const reader = new ResponseReader(LIMIT);
    read(reader, CHUNKED);
    expect(() => read(reader, `1;${'e'.repeat(900)}\r\nx\r\n`.repeat(40))).toThrow('chunks that are too small');
  });

  it('takes about as much memory as its content', () => {
    const limit = 8 * 1024 * 1024;
    const reader = new ResponseReader(limit);
    const before = process.memoryUsage().arrayBuffers;
    read(reader, CHUNKED);
    for (let at = 0; at < 200; at++) read(reader, ONE_BYTE.repeat(1000));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
  });
});

describe('interim responses', () => {
  it('are passed over, up to ten before each response', () => {
    const reader = new ResponseReader(LIMIT);
    for (let at = 0; at < 3; at++) expect(read(reader, CONTINUE.repeat(10) + OK)?.text).toBe('{}');
  });

  it('fail the exchange when more come, at once or one by one', () => {
    expect(() => read(new ResponseReader(LIMIT), CONTINUE.repeat(11) + OK)).toThrow('interim responses without end');
    const reader = new ResponseReader(LIMIT);
    for (let at = 0; at < 10; at++) expect(read(reader, CONTINUE)).toBeNull();
    expect(() => read(reader, CONTINUE)).toThrow('interim responses without end');
  });
});
