import type { GraphQLError } from 'graphql';
import type { Member } from './member';
import { type Entry, Ring } from './ring';

/** The members of a run, and the last events that it has for them. */
export class Audience {
  readonly ring: Ring;
  readonly members = new Set<Member>();
  /** No member needs an older entry of the ring than the one with this index. */
  private lowest = 0;
  private pumping: NodeJS.Immediate | undefined;

  constructor(size: number, floor: number) {
    this.ring = new Ring(size, floor);
  }

  /** A member who is placed gets what the ring has for it. */
  welcome(member: Member): void {
    member.next = this.ring.firstAfter(member.pos);
    this.lowest = Math.min(this.lowest, member.next);
    if (!member.blocked) member.pump(this.ring);
  }

  /** Kept until it is pumped. */
  add(entry: Entry): void {
    this.ring.add(entry);
  }

  /** Sends what there is a little later, with what comes meanwhile. */
  pumpSoon(): void {
    this.pumping ??= setImmediate(() => this.pump());
  }

  /** Sends what there is to all who take it. */
  pump(): void {
    clearImmediate(this.pumping);
    this.pumping = undefined;
    for (const member of this.members) if (!member.blocked) member.pump(this.ring);
  }

  /** Whether the ring has no room, but for an entry that somebody needs. */
  isCrowded(): boolean {
    const { ring } = this;
    if (!ring.isFull || this.lowest > ring.start) return false;
    this.lowest = ring.end;
    for (const { next } of this.members) if (next < this.lowest) this.lowest = next;
    return this.lowest <= ring.start;
  }

  /** Those who are so far behind that they need the oldest entry are told to come back. */
  letGo(): void {
    // What one of them holds up may flow on as soon as it is gone.
    const { start } = this.ring;
    for (const member of this.members) if (member.next <= start) member.tooSlow();
  }

  /** Takes out those who have got everything, and who are then at `pos` at least. */
  *release(pos: number): Iterable<Member> {
    for (const member of this.members) {
      if (member.next < this.ring.end) continue;
      this.members.delete(member);
      member.pos = Math.max(member.pos, pos);
      yield member;
    }
  }

  /** Tells those who get nothing how far the stream has come. */
  tellProgress(pos: number, cursor: string): void {
    for (const member of this.members) {
      if (member.blocked || member.next < this.ring.end || member.pos >= pos) continue;
      member.pos = pos;
      member.subscriber.progress(cursor);
    }
  }

  fail(errors: readonly GraphQLError[]): void {
    for (const member of this.members) member.fail(errors);
  }
}
