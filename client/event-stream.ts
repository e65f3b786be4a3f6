/** One event of a stream of server-sent events. */
export interface StreamEvent {
  /** `message` where the stream names none. */
  readonly type: string;
  readonly data: string;
  /** The id that came with it; null where none did. */
  readonly id: string | null;
}

export interface StreamListener {
  event(event: StreamEvent): void;
  /** An id came without an event. */
  id(id: string): void;
  /** How long to wait before coming back, in milliseconds. */
  retry(milliseconds: number): void;
}

const END_OF_LINE = /\r\n|\r|\n/g;

/** Reads text/event-stream as browsers do (WHATWG HTML, 9.2.6), from chunks that may end anywhere. */
export class EventStreamReader {
  private readonly decoder = new TextDecoder();
  private rest = '';
  private endedInReturn = false;
  private type = '';
  private data: string[] = [];
  private newId: string | null = null;

  constructor(private readonly listener: StreamListener) {}

  /** What the stream says after its last empty line is no event: nothing is to be done at its end. */
  read(chunk: Uint8Array): void {
    const decoded = this.decoder.decode(chunk, { stream: true });
    if (decoded === '') return;
    // The other half of a line's end may come with the next chunk.
    const text = this.rest + (this.endedInReturn && decoded.startsWith('\n') ? decoded.slice(1) : decoded);
    this.endedInReturn = decoded.endsWith('\r');
    let from = 0;
    for (const end of text.matchAll(END_OF_LINE)) {
      this.line(text.slice(from, end.index));
      from = end.index + end[0].length;
    }
    this.rest = text.slice(from);
  }

  private line(line: string): void {
    if (line === '') return this.dispatch();
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (name === 'data') this.data.push(value);
    else if (name === 'event') this.type = value;
    else if (name === 'id' && !value.includes('\0')) this.newId = value;
    else if (name === 'retry' && /^\d+$/.test(value)) this.listener.retry(Number(value));
  }

  private dispatch(): void {
    const { type, data, newId } = this;
    this.type = '';
    this.data = [];
    this.newId = null;
    if (data.length > 0) this.listener.event({ type: type || 'message', data: data.join('\n'), id: newId });
    else if (newId !== null) this.listener.id(newId);
  }
}
