import net from 'node:net';
import { ConnectionLost, SubgraphFailure, unavailable } from '../failure';
import { lookup } from '../known-addresses';
import { BLOCKS } from './blocks';
import type { Exchange } from './exchange';
import { type ReceivedResponse, ResponseReader } from './response-reader';

export interface ConnectionOptions {
  readonly address: net.TcpSocketConnectOpts | net.IpcSocketConnectOpts;
  /** Head of every request, up to and with the name of the header `content-length`. */
  readonly requestHead: string;
  readonly maxBody: number;
}

/** What a connection tells its pool. */
export interface ConnectionOwner {
  /** It answered, and may be used again. */
  released(connection: Connection): void;
  /** It is closed. `interrupted` was on it, and was not answered. */
  closed(connection: Connection, interrupted: Exchange | null, error: Error): void;
}

/** One kept-alive connection, which carries one exchange at a time. */
export class Connection {
  exchange: Exchange | null = null;
  readonly openedAt = performance.now();
  /** When it was released last, in milliseconds of a clock that nobody sets. */
  idleSince = 0;
  /** How long the other side keeps it when idle, in milliseconds; null when it did not say. */
  idleFor: number | null = null;
  connected = false;
  private open = true;
  private readonly reader: ResponseReader;
  private readonly socket: net.Socket;

  constructor(
    private readonly options: ConnectionOptions,
    private readonly owner: ConnectionOwner,
  ) {
    this.reader = new ResponseReader(options.maxBody);
    const block = BLOCKS.take();
    this.socket = net.connect({
      lookup,
      ...options.address,
      noDelay: true,
      keepAlive: true,
      onread: this.readInto(block),
    } as net.NetConnectOpts);
    this.socket.on('connect', () => (this.connected = true));
    this.socket.on('end', () => this.ended());
    this.socket.on('error', (error) => this.close(lostBy(error)));
    this.socket.on('close', () => {
      this.close(new ConnectionLost());
      BLOCKS.giveBack(block); // not before: until now the system may write to it
    });
  }

  /** Whether any byte of the answer to the present exchange has come. */
  get answering(): boolean {
    return this.reader.started;
  }

  send(exchange: Exchange): void {
    this.exchange = exchange;
    exchange.attempts++;
    this.socket.ref();
    const { body, headers } = exchange.request;
    const bytes = Buffer.byteLength(body);
    // Text of one byte a character is copied flat; anything else has to be encoded.
    const encoding = bytes === body.length ? 'latin1' : 'utf8';
    this.socket.write(`${this.options.requestHead}${bytes}\r\n${headers}\r\n${body}`, encoding);
  }

  /** Closes for good; what is on it fails with this error. */
  close(error: Error): void {
    if (!this.open) return;
    this.open = false;
    const { exchange } = this;
    this.exchange = null;
    this.reader.discard();
    this.socket.destroy();
    this.owner.closed(this, exchange, error);
  }

  /** Lets the process end although this connection is open. */
  rest(): void {
    this.socket.unref();
  }

  /** One buffer for all that is read: no stream machinery stands between the socket and the reader. */
  private readInto(buffer: Buffer): net.OnReadOpts {
    const callback = (length: number): boolean => {
      this.received(buffer.subarray(0, length));
      return true;
    };
    return { buffer, callback };
  }

  private received(bytes: Buffer): void {
    if (!this.exchange) return this.close(unavailable('bytes came that nobody had asked for'));
    try {
      const response = this.reader.read(bytes);
      if (response) this.answered(response);
    } catch (error) {
      this.close(error instanceof SubgraphFailure ? error : unavailable('the response could not be read', error));
    }
  }

  private ended(): void {
    const response = this.exchange && this.reader.end();
    if (response) this.answered(response);
    else this.close(new ConnectionLost());
  }

  private answered(response: ReceivedResponse): void {
    const { exchange } = this;
    this.exchange = null;
    this.idleSince = performance.now();
    this.idleFor = response.idleFor;
    if (response.keepAlive) this.owner.released(this);
    else this.close(new ConnectionLost());
    exchange?.resolve(response);
  }
}

/** When every address of a host refuses, the error has a code only. */
function lostBy(error: NodeJS.ErrnoException): ConnectionLost {
  return new ConnectionLost(error.message || error.code, { cause: error });
}
