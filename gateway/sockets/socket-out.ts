import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { Outflow, type Pacing } from '../connections/outflow';
import type { Connections } from '../connections/connections';
import { closeReason } from './close-codes';
import { frameOf, headOf } from './frames';
import type { Ending } from './protocol';
import type { Carrier } from './socket-operation';

/** To copy so few bytes is cheaper than to have the system gather two pieces. */
const COPIED_BYTES = 2_048;

/**
 * What goes out on one socket. Messages that many clients share are written to the raw socket, which costs no more than
 * one buffer sent to all by `ws`; without compression `ws` writes what it is given at once, so that the two can be
 * mixed.
 */
export class SocketOut implements Carrier {
  private readonly outflow: Outflow;

  constructor(
    private readonly ws: WebSocket,
    private readonly socket: Socket,
    connections: Connections,
    private readonly pacing: Pacing,
  ) {
    this.outflow = new Outflow(socket, connections.slowReaders, connections.limits, pacing);
  }

  say(text: string): void {
    if (!this.isOpen) return;
    this.ws.send(text);
    this.outflow.flows();
  }

  sendShared(beginning: Buffer, tail: Buffer): boolean {
    if (!this.isOpen) return false;
    if (tail.length <= COPIED_BYTES) return this.outflow.write(frameOf(beginning, tail));
    return this.outflow.write(tail, headOf(beginning, tail.length));
  }

  whenFlowing(): Promise<void> {
    return this.outflow.whenFlowing();
  }

  cork(): void {
    this.socket.cork();
  }

  uncork(): void {
    this.socket.uncork();
  }

  tooSlow(): void {
    this.pacing.tooSlow();
  }

  /** The frame waits behind what the client has yet to take; after a second `ws` hangs up all the same. */
  close({ code, reason }: Ending): void {
    this.end();
    this.ws.resume();
    this.ws.close(code, closeReason(reason));
  }

  /** The socket is gone, or about to be. */
  end(): void {
    this.outflow.end();
  }

  private get isOpen(): boolean {
    return this.ws.readyState === this.ws.OPEN;
  }
}
