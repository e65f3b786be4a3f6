import type { Socket } from 'node:net';
import type { ConnectionLimits } from './limits';
import type { SlowReader, SlowReaders } from './slow-readers';

/** What a connection does about its client's pace. */
export interface Pacing {
  /** The client takes no more at the moment. */
  blocked(): void;
  /** It has taken everything. */
  drained(): void;
  /** It takes too little for too long: hang up. */
  tooSlow(): void;
}

/** What flows to one client, past everything that copies or wraps: the socket itself, and how far the client is behind. */
export class Outflow implements SlowReader {
  patience = 0;
  private isBlocked = false;
  private readonly waiting: (() => void)[] = [];
  private readonly highWaterMark: number;
  private readonly onDrain = (): void => this.unblock();

  constructor(
    private readonly socket: Socket,
    private readonly readers: SlowReaders,
    private readonly limits: Pick<ConnectionLimits, 'bufferedBytes' | 'drainMilliseconds'>,
    private readonly pacing: Pacing,
  ) {
    this.highWaterMark = socket.writableHighWaterMark;
    socket.on('drain', this.onDrain);
  }

  /** Writes bytes as they are, those of a head of their own first. False when the client takes no more at the moment. */
  write(bytes: Buffer, head: Buffer | null = null): boolean {
    const { socket } = this;
    if (socket.writableLength > this.limits.bufferedBytes) {
      this.giveUp();
      return false;
    }
    if (head === null) socket.write(bytes);
    else {
      socket.cork();
      socket.write(head);
      socket.write(bytes);
      socket.uncork();
    }
    return this.flows();
  }

  /** To be called when something was written past this. False when the client takes no more at the moment. */
  flows(): boolean {
    if (this.isBlocked) return false;
    // What the system took at once is gone already, though the socket says so only later: more may follow it.
    if (this.socket.writableLength < this.highWaterMark) return true;
    this.isBlocked = true;
    this.patience = this.limits.drainMilliseconds + this.socket.writableLength / 1_000;
    this.readers.watch(this);
    this.pacing.blocked();
    return false;
  }

  /** Resolves when the client takes more, or is gone. */
  whenFlowing(): Promise<void> {
    return this.isBlocked ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve();
  }

  cork(): void {
    this.socket.cork();
  }

  uncork(): void {
    this.socket.uncork();
  }

  giveUp(): void {
    this.end();
    this.pacing.tooSlow();
  }

  /** The connection is over, or no longer ours. */
  end(): void {
    this.socket.off('drain', this.onDrain);
    this.release();
  }

  private unblock(): void {
    if (!this.isBlocked) return;
    this.release();
    this.pacing.drained();
  }

  private release(): void {
    this.isBlocked = false;
    this.readers.forget(this);
    for (const go of this.waiting.splice(0)) go();
  }
}
