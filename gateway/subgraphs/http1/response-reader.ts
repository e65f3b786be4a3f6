import { badResponse } from '../failure';
import { type BodyReader, ChunkedBody, LengthBody, tooLarge, UntilCloseBody } from './body';
import { parseHead, type ResponseHead } from './head';

const MAX_HEAD = 16 * 1024;
/** Interim heads (`100 Continue`, `103 Early Hints`) before one response; nobody asked for any. */
const MAX_INTERIM_HEADS = 10;
const END_OF_HEAD = '\r\n\r\n';

export interface HttpResponse {
  readonly status: number;
  readonly text: string;
}

export interface ReceivedResponse extends HttpResponse {
  /** Whether the connection may be used again. */
  readonly keepAlive: boolean;
  /** How long the other side keeps an idle connection, in milliseconds; null when it does not say. */
  readonly idleFor: number | null;
}

/** The protocol side of one connection: makes responses of bytes, one at a time, and does no input or output itself. */
export class ResponseReader {
  /** True once a byte of the present response has come. */
  started = false;
  private head: ResponseHead | null = null;
  private body: BodyReader | null = null;
  private interimHeads = 0;
  /** The beginning of a head whose end has not come yet. */
  private rest: Buffer | null = null;

  constructor(private readonly maxBody: number) {}

  /** Takes bytes as they come; returns the response that they complete, if any. Throws a SubgraphFailure. */
  read(bytes: Buffer): ReceivedResponse | null {
    this.started = true;
    let at = 0;
    if (!this.body) {
      bytes = this.withRest(bytes);
      at = this.readHeads(bytes);
    }
    if (!this.body) return null;
    at = this.body.read(bytes, at);
    return this.body.done ? this.finish(at === bytes.length) : null;
  }

  /** The other side closed the connection: returns the response that this completes, or null when one was cut off. */
  end(): ReceivedResponse | null {
    return this.body?.endsWithConnection ? this.finish(false) : null;
  }

  /** Lets go of what has come of a response. */
  discard(): void {
    this.body?.discard();
    this.body = null;
    this.head = null;
    this.rest = null;
  }

  private withRest(bytes: Buffer): Buffer {
    if (!this.rest) return bytes;
    const whole = Buffer.concat([this.rest, bytes]);
    this.rest = null;
    return whole;
  }

  /** Reads the head, after any interim ones. Returns where the body begins. */
  private readHeads(bytes: Buffer): number {
    let at = 0;
    while (!this.body) {
      const end = bytes.indexOf(END_OF_HEAD, at, 'latin1');
      if ((end < 0 ? bytes.length : end) - at > MAX_HEAD) throw badResponse('a response head that is too long');
      if (end < 0) {
        this.rest = Buffer.from(bytes.subarray(at));
        return bytes.length;
      }
      const head = parseHead(bytes.toString('latin1', at, end + 2));
      at = end + END_OF_HEAD.length;
      if (head.status >= 200) this.begin(head);
      else this.pass(head);
    }
    return at;
  }

  /** Goes on after an interim head; a response may have a few of them, but they must come to an end. */
  private pass({ status }: ResponseHead): void {
    if (status === 101) throw badResponse('a change of protocol, which was not asked for');
    if (++this.interimHeads > MAX_INTERIM_HEADS) throw badResponse('interim responses without end');
  }

  private begin(head: ResponseHead): void {
    this.interimHeads = 0;
    this.head = head;
    this.body = this.bodyOf(head);
  }

  private bodyOf({ framing }: ResponseHead): BodyReader {
    if (framing.kind === 'chunked') return new ChunkedBody(this.maxBody);
    if (framing.kind === 'until-close') return new UntilCloseBody(this.maxBody);
    const length = framing.kind === 'length' ? framing.length : 0;
    if (length > this.maxBody) throw tooLarge(this.maxBody);
    return new LengthBody(length);
  }

  private finish(clean: boolean): ReceivedResponse {
    const { head, body } = this;
    if (!head || !body) throw new Error('A response was finished before its head.');
    const response = {
      status: head.status,
      text: body.text(),
      keepAlive: head.keepAlive && clean,
      idleFor: head.idleFor,
    };
    this.discard();
    this.started = false;
    return response;
  }
}
