import { EventStreamReader } from './event-stream';

const ENCODER = new TextEncoder();

/** What was read from these chunks, in the order in which it was told. */
function read(...chunks: (string | Uint8Array)[]): unknown[] {
  const told: unknown[] = [];
  const reader = new EventStreamReader({
    event: (event) => told.push(event),
    id: (id) => told.push({ id }),
    retry: (retry) => told.push({ retry }),
  });
  for (const chunk of chunks) reader.read(typeof chunk === 'string' ? ENCODER.encode(chunk) : chunk);
  return told;
}

const STREAM = 'retry: 100\n\nid: c1\n\nid: c2\nevent: next\ndata: {"a":\ndata: "ñ€🎈"}\n\n';
const TOLD = [{ retry: 100 }, { id: 'c1' }, { type: 'next', data: '{"a":\n"ñ€🎈"}', id: 'c2' }];

describe('a stream of events', () => {
  it('is read with each kind of line end', () => {
    expect(read(STREAM)).toEqual(TOLD);
    expect(read(STREAM.replaceAll('\n', '\r\n'))).toEqual(TOLD);
    expect(read(STREAM.replaceAll('\n', '\r'))).toEqual(TOLD);
  });

  it.each(['\n', '\r\n', '\r'])('is the same wherever its chunks end (%j)', (end) => {
    const bytes = ENCODER.encode(STREAM.replaceAll('\n', end));
    for (let at = 0; at <= bytes.length; at++)
      expect(read(bytes.subarray(0, at), new Uint8Array(), bytes.subarray(at))).toEqual(TOLD);
    expect(read(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(TOLD);
  });

  it('joins the lines of data, empty ones too', () => {
    expect(read('data: one\ndata\ndata:two\n\n')).toEqual([{ type: 'message', data: 'one\n\ntwo', id: null }]);
  });

  it('takes off one space, and no more', () => {
    expect(read('data:  two\n\n')).toEqual([{ type: 'message', data: ' two', id: null }]);
  });

  it('ignores comments, fields that it does not know, and what is cut off at its end', () => {
    expect(read(': hello\nother: x\n:\n\nid: c1\n\nid: c2\ndata: x\n')).toEqual([{ id: 'c1' }]);
  });

  it('has no event without data, and keeps its type for none other', () => {
    expect(read('event: next\n\ndata: x\n\n')).toEqual([{ type: 'message', data: 'x', id: null }]);
  });

  it('ignores an id with a null byte, and times to come back that are no number', () => {
    expect(read('id: a\0b\n\nretry: soon\n\nretry: -1\n\n')).toEqual([]);
  });

  it('reads past a byte order mark', () => {
    expect(read('\uFEFFdata: x\n\n')).toEqual([{ type: 'message', data: 'x', id: null }]);
  });
});
