import { SubgraphFailure } from '../failure';
import { type ReceivedResponse, ResponseReader } from './response-reader';

const MAX_BODY = 1_000;
const JSON_TEXT = '{"data":{"é":"ñ 😀 \\u00e9"}}';
const LENGTH = Buffer.byteLength(JSON_TEXT);
const WITH_LENGTH = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${LENGTH}\r\n\r\n${JSON_TEXT}`;
const CHUNKED = [
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\nTrailer: x-sum\r\n\r\n',
  '2;name=value;other="a b"\r\n{"\r\n',
  `${(LENGTH - 2).toString(16).toUpperCase()} \r\n${JSON_TEXT.slice(2)}\r\n`,
  '000\r\nx-sum: 1\r\nx-other: 2\r\n\r\n',
].join('');
const UNTIL_CLOSE = `HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n${JSON_TEXT}`;

function read(...packets: (string | Buffer)[]): ReceivedResponse | null {
  const reader = new ResponseReader(MAX_BODY);
  let response: ReceivedResponse | null = null;
  for (const packet of packets) {
    expect(response).toBeNull();
    response = reader.read(Buffer.from(packet));
  }
  return response;
}

function readInSteps(text: string, step: number): ReceivedResponse | null {
  const bytes = Buffer.from(text);
  const count = Math.ceil(bytes.length / step);
  return read(...Array.from({ length: count }, (_, at) => bytes.subarray(at * step, (at + 1) * step)));
}

function withHeaders(headers: string, body = 'hello'): string {
  return `HTTP/1.1 200 OK\r\n${headers}\r\n${body}`;
}

function refusal(text: string | Buffer): SubgraphFailure {
  try {
    read(text);
  } catch (error) {
    if (error instanceof SubgraphFailure) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe.each([
  ['with its length', WITH_LENGTH],
  ['in chunks with extensions and trailers', CHUNKED],
  ['after interim heads', `HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n${WITH_LENGTH}`],
])('a response %s', (_, text) => {
  it.each([1, 2, 3, 7, 100])('is read in packets of %i bytes', (step) => {
    expect(readInSteps(text, step)).toEqual({ status: 200, text: JSON_TEXT, keepAlive: true, idleFor: null });
  });

  it('is read in two packets, wherever it is cut, inside of a character or of the head too', () => {
    const bytes = Buffer.from(text);
    for (let at = 1; at < bytes.length; at++)
      expect(read(bytes.subarray(0, at), bytes.subarray(at))?.text).toBe(JSON_TEXT);
  });

  it('is not there before its last byte, and is cut off when the connection closes before', () => {
    const bytes = Buffer.from(text);
    for (let length = 1; length < bytes.length; length++) {
      const reader = new ResponseReader(MAX_BODY);
      expect(reader.read(bytes.subarray(0, length))).toBeNull();
      expect(reader.end()).toBeNull();
    }
  });

  it('leaves the reader ready for the next, and holds nothing of the one before', () => {
    const reader = new ResponseReader(MAX_BODY);
    for (const body of [JSON_TEXT, '{}', 'x'.repeat(500), '']) {
      reader.read(Buffer.from(text));
      expect(reader.started).toBe(false);
      const next = Buffer.from(withHeaders(`content-length: ${Buffer.byteLength(body)}\r\n`, body));
      expect(reader.read(next)?.text).toBe(body);
    }
  });
});

describe('a response until the connection closes', () => {
  it.each([1, 7, 100])('is read in packets of %i bytes, and the connection is not kept', (step) => {
    const reader = new ResponseReader(MAX_BODY);
    const bytes = Buffer.from(UNTIL_CLOSE);
    for (let at = 0; at < bytes.length; at += step) expect(reader.read(bytes.subarray(at, at + step))).toBeNull();
    expect(reader.end()).toEqual({ status: 200, text: JSON_TEXT, keepAlive: false, idleFor: null });
  });

  it('is none before its head is whole', () => {
    const reader = new ResponseReader(MAX_BODY);
    reader.read(Buffer.from('HTTP/1.0 200 OK\r\nx: y\r\n'));
    expect(reader.end()).toBeNull();
  });
});

it.each([204, 304])('a response of status %i has no body, whatever its head says', (status) => {
  const head = `HTTP/1.1 ${status} X\r\ncontent-length: 5\r\n\r\n`;
  expect(read(head)).toMatchObject({ status, text: '', keepAlive: true });
  expect(read(`${head}hello`)).toMatchObject({ text: '', keepAlive: false });
});

it('bytes that are no UTF-8 are replaced, as a decoder does, and those of one byte are read as they are', () => {
  const body = Buffer.from([0x22, 0xff, 0xc3, 0x22]);
  expect(read(Buffer.concat([Buffer.from(withHeaders('content-length: 4\r\n', '')), body]))?.text).toBe(
    '"\ufffd\ufffd"',
  );
  expect(read(withHeaders('content-length: 2\r\n', 'é'))?.text).toBe('é');
});

describe('the connection', () => {
  const keepAlive = (text: string): boolean | undefined => read(text)?.keepAlive;
  const body = 'content-length: 5\r\n';

  it('is kept as HTTP/1.1 has it, and as HTTP/1.0 says it', () => {
    expect(keepAlive(withHeaders(body))).toBe(true);
    expect(keepAlive(withHeaders(`${body}Connection: Close\r\n`))).toBe(false);
    expect(keepAlive(withHeaders(`${body}connection: x, close\r\n`))).toBe(false);
    expect(keepAlive(`HTTP/1.0 200 OK\r\n${body}\r\nhello`)).toBe(false);
    expect(keepAlive(`HTTP/1.0 200 OK\r\n${body}connection: Keep-Alive\r\n\r\nhello`)).toBe(true);
  });

  it('is not kept when more came than the answer', () => {
    expect(read(withHeaders(body, 'hello!'))).toMatchObject({ text: 'hello', keepAlive: false });
    expect(read(`${CHUNKED}HTTP/1.1 200 OK\r\n`)).toMatchObject({ text: JSON_TEXT, keepAlive: false });
  });

  it('is kept for as long as the other side says', () => {
    expect(read(withHeaders(`${body}Keep-Alive: timeout=5, max=100\r\n`))?.idleFor).toBe(5_000);
    expect(read(withHeaders(`${body}Keep-Alive: max=100\r\n`))?.idleFor).toBeNull();
  });
});

describe('what can be read in two ways is refused:', () => {
  it.each([
    ['two lengths', 'content-length: 5\r\ncontent-length: 6\r\n'],
    ['the same length twice', 'Content-Length: 5\r\ncontent-length: 5\r\n'],
    ['a list of lengths', 'content-length: 5, 5\r\n'],
    ['a length and chunks', 'content-length: 5\r\ntransfer-encoding: chunked\r\n'],
    ['chunks and a length', 'transfer-encoding: chunked\r\ncontent-length: 5\r\n'],
    ['a negative length', 'content-length: -1\r\n'],
    ['a signed length', 'content-length: +5\r\n'],
    ['a hexadecimal length', 'content-length: 0x5\r\n'],
    ['a fraction', 'content-length: 5.0\r\n'],
    ['an empty length', 'content-length:\r\n'],
    ['a length beyond what numbers can tell', `content-length: ${'9'.repeat(20)}\r\n`],
    ['compressed chunks', 'transfer-encoding: gzip, chunked\r\n'],
    ['an encoding that nobody knows', 'transfer-encoding: xchunked\r\n'],
    ['chunks twice', 'transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n'],
    ['an empty encoding', 'transfer-encoding:\r\n'],
    ['a folded length', 'content-length: 5\r\n 6\r\n'],
    ['a folded encoding', 'transfer-encoding:\r\n chunked\r\n'],
    ['a folded line', 'x: y\r\n\tz\r\ncontent-length: 5\r\n'],
    ['a space before the colon', 'content-length : 5\r\n'],
    ['a line without a colon', 'content-length\r\n'],
    ['a line without a name', ': 5\r\n'],
    ['a bare line feed', 'x: y\ncontent-length: 5\r\n'],
    ['a bare carriage return', 'x: y\rcontent-length: 5\r\n'],
    ['a NUL', 'x: \0\r\ncontent-length: 5\r\n'],
  ])('%s', (_, headers) => {
    expect(refusal(withHeaders(headers)).code).toBe('SUBGRAPH_BAD_RESPONSE');
  });

  it('chunks under HTTP/1.0', () => {
    expect(refusal('HTTP/1.0 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n').code).toBe(
      'SUBGRAPH_BAD_RESPONSE',
    );
  });

  it.each(['-1', '+5', '0x5', '', ' 5', 'g', '5;a\rb', '5 5', '000000005', '5\n\n'])('the chunk size %j', (size) => {
    const text = withHeaders('transfer-encoding: chunked\r\n', `${size}\r\nhello\r\n0\r\n\r\n`);
    expect(refusal(text).code).toBe('SUBGRAPH_BAD_RESPONSE');
  });

  it.each([
    ['longer than it said', '5\r\nhello!\r\n0\r\n\r\n'],
    ['ended by a bare line feed', '5\r\nhello\n0\r\n\r\n'],
    ['sized by a line with a bare line feed', '5\nhello\r\n0\r\n\r\n'],
  ])('a chunk that is %s', (_, chunks) => {
    expect(refusal(withHeaders('transfer-encoding: chunked\r\n', chunks)).code).toBe('SUBGRAPH_BAD_RESPONSE');
  });
});

describe('what was not asked for is refused:', () => {
  it.each(['gzip', 'br', 'deflate', 'identity, gzip', ''])('the content encoding "%s"', (encoding) => {
    const { message } = refusal(withHeaders(`content-encoding: ${encoding}\r\ncontent-length: 5\r\n`));
    expect(message).toContain('compressed');
  });

  it.each([
    ['a change of protocol', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\n'],
    ['HTTP/2', 'HTTP/2 200 OK\r\n\r\n'],
    ['HTTP/0.9', 'hello\r\n\r\n'],
    ['a status of four digits', 'HTTP/1.1 2000 OK\r\n\r\n'],
    ['a greeting of another protocol', '220 mail.example.org ESMTP\r\n\r\n'],
  ])('%s', (_, text) => {
    expect(refusal(text).code).toBe('SUBGRAPH_BAD_RESPONSE');
  });

  it('but not the identity encoding', () => {
    expect(read(withHeaders('Content-Encoding: Identity\r\ncontent-length: 5\r\n'))?.text).toBe('hello');
  });
});

describe('what is too large is refused', () => {
  it('by its length, before any of it is there', () => {
    expect(refusal(withHeaders(`content-length: ${MAX_BODY + 1}\r\n`, '')).message).toContain('more than 1000 bytes');
    expect(read(withHeaders(`content-length: ${MAX_BODY}\r\n`, 'x'.repeat(MAX_BODY)))?.text).toHaveLength(MAX_BODY);
  });

  it('by the size of a chunk, before any of it is there', () => {
    const begin = withHeaders('transfer-encoding: chunked\r\n', '1\r\nx\r\n');
    expect(refusal(`${begin}3e8\r\n`).message).toContain('more than 1000 bytes');
    expect(refusal(`${begin}ffffffff\r\n`).message).toContain('more than 1000 bytes');
    expect(read(`${begin}3e7\r\n${'x'.repeat(999)}\r\n0\r\n\r\n`)?.text).toHaveLength(MAX_BODY);
  });

  it('when the connection does not close', () => {
    expect(refusal(withHeaders('', 'x'.repeat(MAX_BODY + 1))).message).toContain('more than 1000 bytes');
  });

  it('in its head, whether that ends or not', () => {
    expect(refusal(withHeaders(`x: ${'y'.repeat(17_000)}\r\n`)).message).toContain('head that is too long');
    expect(refusal(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(17_000)}`).message).toContain('head that is too long');
    expect(read(withHeaders(`x: ${'y'.repeat(16_000)}\r\ncontent-length: 5\r\n`))?.text).toBe('hello');
  });

  it('in the line of a chunk, and in its trailers', () => {
    const begin = withHeaders('transfer-encoding: chunked\r\n', '');
    expect(refusal(`${begin}5;${'x'.repeat(2_000)}`).message).toContain('chunk header that is too long');
    expect(refusal(`${begin}0\r\n${'x: y\r\n'.repeat(500)}`).message).toContain('trailer that is too long');
  });
});
