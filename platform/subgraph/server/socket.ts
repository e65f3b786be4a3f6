import type { Duplex } from 'node:stream';
import type { ExecutionResult } from 'graphql';
import type { RawData, WebSocket } from 'ws';
import { bodyOf, checkBody, type Claim, type ClaimedOperation, ClaimRefused, readClaim } from '../../auth/claim';
import { HubError } from '../../errors';
import type { Door } from './door';
import { isObject, operationOf } from './operation';
import { Outbox, SocketGone } from './outbox';

export const PROTOCOL = 'graphql-transport-ws';

const INIT_TIMEOUT_MS = 3_000;
/** A stranger has no more to say than a claim. */
const MAX_BYTES_OF_STRANGERS = 64 * 1024;
const PING_EVERY_MS = 15_000;
/** A gateway that waits for a slow client reads nothing for a while, and answers no ping; a dead one for ever. */
const SILENT_FOR_MS = 75_000;
const MAX_ID = 64;

/** Why a socket is closed; the codes are those of graphql-transport-ws. */
class Closing extends Error {
  constructor(
    readonly code: number,
    reason: string,
  ) {
    super(reason);
  }
}

/**
 * Speaks graphql-transport-ws with a gateway, for one subscription: its claim comes in the payload of `connection_init`,
 * and is for the operation that then comes in `subscribe`. Nobody is told anything without. The service is asked for the
 * next event when the one before has left this process. `stream` is what the socket reads from.
 */
export function serveSocket(door: Door, socket: WebSocket, stream: Duplex): void {
  new ServiceSocket(door, socket, stream).open();
}

class ServiceSocket {
  private claim: Claim | null = null;
  /** Of the subscription. */
  private id: string | null = null;
  private readonly closed = new AbortController();
  private heardAt = Date.now();

  constructor(
    private readonly door: Door,
    private readonly socket: WebSocket,
    private readonly stream: Duplex,
  ) {}

  open(): void {
    const { socket, stream } = this;
    const late = setTimeout(() => this.close(4408, 'Connection initialisation timeout'), INIT_TIMEOUT_MS);
    const alive = setInterval(() => this.checkAlive(), PING_EVERY_MS);
    stream.on('data', this.limitStranger);
    socket.on('message', (data, isBinary) => {
      this.heardAt = Date.now();
      this.receive(data, isBinary);
      if (this.claim) clearTimeout(late);
    });
    socket.on('pong', () => (this.heardAt = Date.now()));
    socket.on('error', () => socket.terminate()); // frames that are none, or too long: it is told by a close code
    socket.on('close', () => {
      clearTimeout(late);
      clearInterval(alive);
      this.closed.abort();
    });
  }

  private receive(data: RawData, isBinary: boolean): void {
    try {
      this.take(messageOf(data, isBinary));
    } catch (error) {
      this.refuse(error);
    }
  }

  private take({ type, id, payload }: Message): void {
    if (type === 'connection_init') return this.init(payload);
    if (type === 'subscribe') return this.subscribe(id, payload);
    if (type === 'ping') return this.socket.send('{"type":"pong"}');
    if (type === 'complete' && id === this.id) return this.close(1000, 'Completed');
    if (type !== 'pong' && type !== 'complete') throw new Closing(4400, 'Invalid message');
  }

  private init(payload: unknown): void {
    if (this.claim) throw new Closing(4429, 'Too many initialisation requests');
    const given = isObject(payload) ? payload.claim : undefined;
    if (typeof given !== 'string') throw new Closing(4401, 'Unauthorized');
    const claim = readClaim(this.door.gatewayKeys, given, this.door.service.name);
    if (claim.kind !== 'subscription') throw new ClaimRefused('made for no subscription');
    this.door.used.use(claim);
    this.claim = claim;
    this.stream.off('data', this.limitStranger);
    this.socket.send('{"type":"connection_ack"}');
  }

  private subscribe(id: unknown, payload: unknown): void {
    if (!this.claim) throw new Closing(4401, 'Unauthorized');
    if (this.id !== null) throw new Closing(4409, 'One subscription for each socket');
    if (typeof id !== 'string' || id === '' || id.length > MAX_ID) throw new Closing(4400, 'Invalid message');
    const operation = operationOf(payload);
    checkBody(this.claim, bodyOf(operation));
    this.id = id;
    this.follow(id, this.claim, operation).catch((error: unknown) => this.refuse(error));
  }

  private async follow(id: string, { viewer }: Claim, operation: ClaimedOperation): Promise<void> {
    const outbox = new Outbox(this.socket, (cursor, caughtUp) =>
      JSON.stringify({ type: 'ping', payload: { cursor: { [id]: cursor }, caughtUp } }),
    );
    const { query: document, operationName, variables } = operation;
    const opened = await this.door.service.subscribe({
      document,
      operationName,
      variables: variables ?? undefined,
      viewer,
      signal: this.closed.signal,
      onPosition: (cursor, caughtUp) => outbox.at(cursor, caughtUp),
    });
    if ('next' in opened) await send(outbox, id, opened);
    else await outbox.send(JSON.stringify({ id, type: 'error', payload: opened.errors }));
    this.close(1000, 'Completed');
  }

  private refuse(error: unknown): void {
    if (this.closed.signal.aborted || error instanceof SocketGone) return; // it left: nobody is there to be told
    if (error instanceof Closing) return this.close(error.code, error.message);
    if (error instanceof ClaimRefused) {
      this.door.log.warn({ reason: error.message }, 'refused a socket without a valid claim');
      return this.close(4403, 'Forbidden');
    }
    if (error instanceof HubError) return this.close(error.code === 'OVERLOADED' ? 1013 : 4400, error.message);
    this.door.log.error({ err: error }, 'a subscription failed');
    this.close(4500, 'Internal server error');
  }

  private close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }

  private readonly limitStranger = (): void => {
    if ((this.stream as Duplex & { bytesRead: number }).bytesRead > MAX_BYTES_OF_STRANGERS) this.socket.terminate();
  };

  private checkAlive(): void {
    if (Date.now() - this.heardAt > SILENT_FOR_MS) this.socket.terminate();
    else this.socket.ping();
  }
}

/** The next event is asked for when the one before has left. */
async function send(outbox: Outbox, id: string, events: AsyncIterator<ExecutionResult, undefined>): Promise<void> {
  for (let next = await events.next(); !next.done; next = await events.next()) {
    await outbox.send(JSON.stringify({ id, type: 'next', payload: next.value }));
  }
  await outbox.send(JSON.stringify({ id, type: 'complete' }));
}

interface Message {
  readonly type: string;
  readonly id?: unknown;
  readonly payload?: unknown;
}

function messageOf(data: RawData, isBinary: boolean): Message {
  if (!isBinary) {
    const message: unknown = parse(data.toString());
    if (isObject(message) && typeof message.type === 'string') return message as never;
  }
  throw new Closing(4400, 'Invalid message');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
