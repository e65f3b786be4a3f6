import type { GraphQLError } from 'graphql';
import type { Place } from './stream-cursors';
import type { Ring } from './ring';
import type { LiveSubscription, Subscriber } from './subscriber';

/** Who serves a member at the moment. */
export interface Server {
  /** The member takes more again. */
  resumed(member: Member): void;
  /** The member is gone. */
  left(member: Member): void;
}

/** Before the present position is known, where a member is to begin. */
export const NOWHERE = -1;

/**
 * One subscriber in a group: a position and, in the ring of the run that serves it, an index. It waits to be placed, is
 * served by one run after another, and is gone once it left, or was told an error or the end: whichever came first.
 */
export class Member implements LiveSubscription {
  server: Server | null = null;
  /** Index in the ring of the run that serves it. */
  next = 0;
  epoch = NOWHERE;
  /** All up to here it has, or need not have. */
  pos = NOWHERE;
  blocked = false;
  gone = false;
  /** Where it asked for a position that is none: told as soon as a good one can be told with it. */
  refusal: ((cursor: string) => GraphQLError) | null = null;

  constructor(
    readonly subscriber: Subscriber,
    /** Told when it is gone. */
    private readonly onGone: () => void,
  ) {}

  /** It begins here, and is told so, or is refused. `cursor` is null where the stream has none. */
  begin({ epoch, pos }: Place, cursor: string | null): void {
    this.epoch = epoch;
    this.pos = pos;
    if (cursor === null) return;
    if (this.refusal) this.fail([this.refusal(cursor)]);
    else this.subscriber.progress(cursor);
  }

  /** Sends what the ring holds for it, until it takes no more. */
  pump(ring: Ring): void {
    if (ring.end - this.next < 2) return this.pumpOn(ring);
    this.subscriber.cork();
    this.pumpOn(ring);
    this.subscriber.uncork();
  }

  resume(): void {
    if (this.gone || !this.blocked) return;
    this.blocked = false;
    this.server?.resumed(this);
  }

  leave(): void {
    if (this.gone) return;
    this.gone = true;
    this.server?.left(this);
    this.onGone();
  }

  fail(errors: readonly GraphQLError[]): void {
    if (this.gone) return;
    this.leave();
    this.subscriber.fail(errors);
  }

  complete(): void {
    if (this.gone) return;
    this.leave();
    this.subscriber.complete();
  }

  tooSlow(): void {
    if (this.gone) return;
    this.leave();
    this.subscriber.tooSlow();
  }

  private pumpOn(ring: Ring): void {
    while (this.next < ring.end && !this.blocked && !this.gone) {
      if (this.next < ring.start) return this.tooSlow();
      const { pos, message } = ring.at(this.next++);
      if (pos <= this.pos) continue;
      this.pos = pos;
      if (!this.subscriber.send(message)) this.blocked = true;
    }
  }
}
