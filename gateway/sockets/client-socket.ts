import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { HubError } from '../../platform/errors';
import type { Connection, Connections } from '../connections/connections';
import type { Pacing } from '../connections/outflow';
import type { OperationContext } from '../connections/operation';
import type { OperationParams } from '../connections/params';
import type { Place } from '../connections/places';
import type { Beginnings } from './beginnings';
import { CLOSE } from './close-codes';
import { type Ending, type OpenOperation, Protocol, type ServerSide } from './protocol';
import { SocketOperation } from './socket-operation';
import { SocketOut } from './socket-out';

type Payload = Readonly<Record<string, unknown>>;

export interface ClientSocketOptions {
  readonly ws: WebSocket;
  /** The socket under it. */
  readonly socket: Socket;
  /** That the request for the upgrade had; browsers cannot set it. */
  readonly authorization: string | undefined;
  readonly place: Place;
  readonly connections: Connections;
  readonly beginnings: Beginnings;
}

/** One socket of one client, from the handshake to its end: between `ws`, which reads frames, and the protocol. */
export class ClientSocket implements Connection, ServerSide, Pacing {
  private readonly protocol: Protocol;
  private readonly out: SocketOut;
  private initTimer: NodeJS.Timeout | undefined;
  private readonly onEnd = (id: string): void => this.protocol.finished(id);
  private readonly begun = performance.now();
  private readonly leave: () => void;
  private context: OperationContext | undefined;
  private watch: { end(): void } | undefined;
  private opened = 0;
  private isAlive = true;
  private isBlocked = false;

  constructor(private readonly options: ClientSocketOptions) {
    const { ws, socket, connections } = options;
    this.protocol = new Protocol(this, connections.limits.operationsPerSocket);
    this.out = new SocketOut(ws, socket, connections, this);
    this.initTimer = setTimeout(() => this.protocol.initTimeout(), connections.limits.initMilliseconds).unref();
    this.leave = connections.add(this);
    ws.on('message', (data: Buffer, isBinary) => this.receive(data, isBinary));
    ws.on('pong', () => (this.isAlive = true));
    // What was wrong with a frame `ws` tells the client itself, and closes.
    ws.on('error', () => this.protocol.over());
    ws.on('close', (code) => this.over(code));
  }

  send(text: string): void {
    this.out.say(text);
  }

  close(ending: Ending): void {
    this.out.close(ending);
  }

  async initialise(payload: Payload | undefined): Promise<Ending | null> {
    clearTimeout(this.initTimer);
    this.initTimer = undefined;
    const { connections, place } = this.options;
    const { pipeline, errors } = connections;
    try {
      const authorization = authorizationOf(payload) ?? this.options.authorization;
      const caller = await pipeline.authenticate(authorization);
      place.seat(caller);
      this.context = { pipeline, caller, tell: (error) => errors.tell(error) };
      this.watch = connections.watch(authorization, caller, (reason) => {
        this.protocol.end({ code: CLOSE.forbidden, reason });
      });
      return null;
    } catch (error) {
      const { code } = errors.tell(error).extensions;
      const isToken = code === 'UNAUTHENTICATED' || code === 'TOKEN_EXPIRED';
      return { code: isToken ? CLOSE.forbidden : CLOSE.overload, reason: String(code) };
    }
  }

  open(id: string, params: OperationParams): OpenOperation {
    this.opened++;
    const { out: carrier, onEnd } = this;
    const context = this.context as OperationContext;
    const operation = new SocketOperation({ id, context, carrier, beginnings: this.options.beginnings, onEnd });
    setImmediate(() => void operation.run(params));
    return operation;
  }

  /** A client that has answered nothing since the last time is gone, though nobody said so: a phone without battery. */
  beat(): void {
    // What a blocked client says is not read; whether it still takes anything is watched elsewhere.
    if (this.isBlocked) return;
    if (!this.isAlive) return this.options.ws.terminate();
    this.isAlive = false;
    this.options.ws.ping();
  }

  restart(): void {
    this.protocol.end({ code: CLOSE.restart, reason: 'Service restart' });
  }

  /** Who takes nothing gets to ask nothing: else what is answered would pile up here. */
  blocked(): void {
    this.isBlocked = true;
    this.options.ws.pause();
  }

  drained(): void {
    this.isBlocked = false;
    this.isAlive = true;
    this.options.ws.resume();
    this.protocol.resume();
  }

  tooSlow(): void {
    this.protocol.end({ code: CLOSE.tooSlow, reason: 'Too slow' });
  }

  private receive(data: Buffer, isBinary: boolean): void {
    this.isAlive = true;
    if (isBinary) this.protocol.end({ code: CLOSE.invalidMessage, reason: 'Messages are text' });
    else this.protocol.receive(data.toString());
  }

  private over(code: number): void {
    const { place, connections } = this.options;
    clearTimeout(this.initTimer);
    this.protocol.over();
    this.out.end();
    this.watch?.end();
    place.leave();
    this.leave();
    const ms = Math.round(performance.now() - this.begun);
    connections.log.info({ code, ms, operations: this.opened }, 'socket');
  }
}

/** Of `connection_init`. Throws UNAUTHENTICATED. */
function authorizationOf(payload: Payload | undefined): string | undefined {
  const given = payload?.authorization ?? payload?.Authorization ?? undefined;
  if (given === undefined || typeof given === 'string') return given;
  throw new HubError('UNAUTHENTICATED', 'authorization must be "Bearer <token>".');
}
