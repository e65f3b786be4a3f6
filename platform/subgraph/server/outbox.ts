import type { WebSocket } from 'ws';
import type { OnPosition } from '../../cursors/on-position';

/** Nobody is there any more: not even to be told of an error. */
export class SocketGone extends Error {}

/** What goes out on a socket: one message after the other, each when the one before has left this process. */
export class Outbox {
  /** The position that is still to be told; a newer one takes its place. */
  private position: Parameters<OnPosition> | null = null;

  constructor(
    private readonly socket: WebSocket,
    /** Makes the message that tells a position. */
    private readonly progress: (...position: Parameters<OnPosition>) => string,
  ) {}

  /** Settles when the text has left. @throws SocketGone */
  async send(text: string): Promise<void> {
    this.tell();
    await new Promise<void>((resolve, reject) => {
      this.socket.send(text, (error) => (error ? reject(new SocketGone(error.message)) : resolve()));
    });
    this.tell();
  }

  /** Told at once, or before the next message where the socket takes no more at the moment. */
  at(...position: Parameters<OnPosition>): void {
    this.position = position;
    if (this.socket.bufferedAmount === 0) this.tell();
  }

  private tell(): void {
    const { position } = this;
    if (position === null || this.socket.readyState !== this.socket.OPEN) return;
    this.position = null;
    this.socket.send(this.progress(...position), () => this.tell());
  }
}
