import { WebSocket } from 'ws';
import type { OnPosition } from '../../../platform/cursors/on-position';
import { badResponse, ConnectionLost, SubgraphFailure, timedOut, unavailable } from '../failure';
import { Inbox } from '../inbox';
import { lookup } from '../known-addresses';
import type { SubgraphResult } from '../subgraph';
import { OPERATION_ID, PROTOCOL, readMessage, type Told } from './messages';

export interface UpstreamOptions {
  /** ws: or wss:. Redirects are not followed. */
  readonly url: string;
  /** In bytes, of one message. */
  readonly maxBody: number;
  /** Until the socket is open, in milliseconds. */
  readonly connectTimeout: number;
  /** Until the subgraph has taken the connection, in milliseconds. */
  readonly timeout: number;
  /** In milliseconds: after so long without a word the subgraph is asked for one; after three times as long it is given up. */
  readonly heartbeat: number;
}

export interface UpstreamRequest {
  /** JSON text of the operation. */
  readonly body: string;
  /** Sent in the payload of `connection_init`. */
  readonly claim: string | undefined;
  readonly onPosition?: OnPosition;
}

/** Results that wait unread; with so many the socket is not read, and with half of them it is again. */
const MAX_UNREAD = 16;
/** Longer messages wait alone, in characters. */
const LONG = 256 * 1024;
const CLOSE_TIMEOUT_MS = 1_000;

/**
 * One subscription to a subgraph, on a WebSocket of its own: it speaks graphql-transport-ws, so that a subgraph of others
 * can be followed too. While the results are not taken the socket is not read, and so the subgraph stops sending.
 */
export class Upstream {
  /** Fulfils when the subgraph has been asked. Rejects with a SubgraphFailure, or with what `leave` was given. */
  readonly opened: Promise<AsyncIterator<SubgraphResult, undefined>>;
  private opening: { resolve(stream: Inbox): void; reject(error: unknown): void } | null = null;
  private readonly socket: WebSocket;
  private readonly inbox: Inbox;
  private readonly late: NodeJS.Timeout;
  private readonly heart: NodeJS.Timeout;
  private isEnded = false;
  private heardAt = performance.now();

  /** @param onEnd called once, when the subscription has ended in whatever way */
  constructor(
    private readonly options: UpstreamOptions,
    private readonly request: UpstreamRequest,
    private readonly onEnd: () => void,
  ) {
    const { url, maxBody, connectTimeout, timeout, heartbeat } = options;
    this.opened = new Promise((resolve, reject) => (this.opening = { resolve, reject }));
    this.inbox = new Inbox({
      onPosition: request.onPosition,
      onUnread: (count) => this.unread(count),
      onReturn: () => this.leave(),
    });
    this.socket = new WebSocket(url, PROTOCOL, {
      perMessageDeflate: false,
      maxPayload: maxBody,
      handshakeTimeout: connectTimeout,
      lookup,
    });
    this.late = setTimeout(() => this.fail(timedOut(timeout)), timeout);
    this.heart = setInterval(() => this.beat(), heartbeat);
    this.listen();
  }

  /** Nobody wants more. @param reason what `opened` rejects with where it is not opened yet */
  leave(reason?: unknown): void {
    if (!this.end()) return;
    this.opening?.reject(reason ?? new ConnectionLost('the subscription was given up'));
    void this.inbox.return();
    this.socket.terminate();
  }

  private listen(): void {
    const { socket } = this;
    const { claim } = this.request;
    socket.on('open', () =>
      this.say({ type: 'connection_init', payload: claim === undefined ? undefined : { claim } }),
    );
    socket.on('message', (data, isBinary) => this.receive((data as Buffer).toString(), isBinary));
    socket.on('pong', () => this.hear());
    socket.on('error', (error) => this.fail(failureOf(error)));
    socket.on('close', (code) => this.fail(new ConnectionLost(`the socket was closed with ${code}`)));
  }

  private receive(text: string, isBinary: boolean): void {
    if (this.isEnded) return;
    this.hear();
    try {
      if (isBinary) throw badResponse('a message that is no text');
      this.take(readMessage(text));
      if (text.length > LONG && !this.isEnded && this.inbox.unread > 0) this.socket.pause();
    } catch (error) {
      if (!(error instanceof SubgraphFailure)) throw error;
      this.fail(error);
    }
  }

  private take(told: Told): void {
    if (told.type === 'ping') this.say({ type: 'pong' });
    if (told.type === 'pong' || (told.type === 'ping' && told.cursor === null)) return;
    if (this.opening) return this.acknowledge(told);
    if (told.type === 'ping') return this.inbox.addPosition(told.cursor as string, told.caughtUp);
    if (told.type === 'ack') throw badResponse('a second acknowledgement');
    if (told.type === 'result') this.inbox.add(told.result);
    if (told.type === 'complete' || (told.type === 'result' && told.isLast)) this.complete();
  }

  private acknowledge({ type }: Told): void {
    if (type !== 'ack') throw badResponse('a message before the acknowledgement');
    clearTimeout(this.late);
    this.socket.send(`{"id":"${OPERATION_ID}","type":"subscribe","payload":${this.request.body}}`);
    this.opening?.resolve(this.inbox);
    this.opening = null;
  }

  private unread(count: number): void {
    if (count >= MAX_UNREAD) this.socket.pause();
    else if (count <= MAX_UNREAD / 2 && this.socket.isPaused) {
      this.hear(); // what it said meanwhile was not listened to
      this.socket.resume();
    }
  }

  private hear(): void {
    this.heardAt = performance.now();
  }

  private beat(): void {
    const { heartbeat } = this.options;
    if (this.socket.readyState !== WebSocket.OPEN || this.socket.isPaused) return;
    if (performance.now() - this.heardAt > 2.5 * heartbeat) this.fail(unavailable('nothing was heard of it for long'));
    else this.socket.ping();
  }

  private complete(): void {
    this.end();
    this.inbox.end();
    this.socket.close(1000);
    setTimeout(() => this.socket.terminate(), CLOSE_TIMEOUT_MS).unref();
  }

  private fail(failure: SubgraphFailure): void {
    if (!this.end()) return;
    this.opening?.reject(failure);
    this.inbox.end(failure);
    this.socket.terminate();
  }

  /** False when it had ended before. */
  private end(): boolean {
    if (this.isEnded) return false;
    this.isEnded = true;
    clearTimeout(this.late);
    clearInterval(this.heart);
    this.onEnd();
    return true;
  }

  private say(message: object): void {
    this.socket.send(JSON.stringify(message));
  }
}

/** Frames that are none, or too long, are the subgraph's doing; that it cannot be reached is not. */
function failureOf(error: Error & { code?: string }): SubgraphFailure {
  if (error.code?.startsWith('WS_ERR_')) return badResponse(error.message, error);
  return unavailable(error.message, error);
}
