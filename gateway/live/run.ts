import type { GraphQLError } from 'graphql';
import { badResponse } from '../subgraphs/failure';
import type { SubgraphResult } from '../subgraphs/subgraph';
import { type Arrival, Arrivals } from './arrivals';
import { Audience } from './audience';
import { type Member, NOWHERE, type Server } from './member';
import type { Message } from './message';
import type { LiveSettings } from './settings';
import type { Place } from './stream-cursors';
import { type OpenStream, Upstream } from './upstream';

/*
 * One upstream, followed for all members who are at its positions or behind them.
 *
 *   opening      begun at the present, whose position is not known yet; its members wait for that
 *   catching up  placed; it is paced by its slowest member, so that nobody who is behind is let go
 *   live         has caught up; who falls off the ring is let go, so that nobody else is held up
 *   stopped      its upstream is closed; members who are blocked still get what its ring holds, and are then placed again
 *
 * opening -> live; catching up -> live, once the subgraph has told that the log has no more; live -> catching up, when the
 * upstream was lost; all -> stopped. Results and positions stand in one queue, in the order in which they came: an event
 * leaves it when it was executed and the ring has room, a position when all before it have left.
 */

/** What a run asks of its group. */
export interface RunHost {
  /** Opens the upstream after a position; `null` for the present. */
  open(after: Place | null, ...rest: Parameters<OpenStream>): ReturnType<OpenStream>;
  /** Where an event or a position stands. Undefined where that cannot be told, which the host has dealt with. */
  read(run: Run, found: SubgraphResult | string): Place | undefined;
  /** What members get for an event; shared with other runs that need it. */
  execute(place: Place, event: SubgraphResult): Promise<Message>;
  seal(place: Place): string | null;
  /** It has come further: another run may be there already. */
  advanced(run: Run): void;
  /** It has turned live, and this member is ahead of it: the subgraph has to say whether there is such a position. */
  ahead(member: Member): void;
  /** A member has got all that a stopped run could give. */
  released(member: Member): void;
  /** It has no members. */
  emptied(run: Run): void;
  /** The upstream was lost, or has ended. True to open it again. */
  lost(run: Run, failure: unknown): boolean;
  /** It cannot go on. */
  broken(run: Run, error: unknown): void;
}

export class Run implements Server {
  readonly audience: Audience;
  epoch = NOWHERE;
  /** All up to here is in the ring, or was. */
  pos = NOWHERE;
  /** All up to here has come from the upstream. */
  taken = NOWHERE;
  /** Where it began. */
  from = NOWHERE;
  live = false;
  /** The subgraph has told of a position, so it has accepted the one where this began. */
  confirmed = false;
  /** It was live once: its position is as good as the present one for those who ask for no other. */
  present = false;
  stopped = false;
  /** Where the log had no more, as the subgraph has told; Infinity while it has not. */
  private end = Infinity;
  private readonly upstream: Upstream;
  private readonly arrivals = new Arrivals((arrival) => this.settle(arrival));
  private crowded: NodeJS.Timeout | undefined;

  /**
   * @param start where it begins; null for the present, whose position is then learned
   * @param isPresent whether `start` is the present
   */
  constructor(
    private readonly host: RunHost,
    start: Place | null,
    isPresent: boolean,
    private readonly settings: LiveSettings,
  ) {
    this.audience = new Audience(settings.ring, NOWHERE);
    if (start) this.begin(start);
    this.live = this.present = isPresent;
    const open: OpenStream = (...rest) => host.open(this.isPlaced ? this.last : null, ...rest);
    const handlers = {
      onResult: (result: SubgraphResult) => this.take(result),
      onPosition: (cursor: string, caughtUp: boolean) => this.takePosition(cursor, caughtUp),
      onLost: (failure: unknown) => this.lost(failure),
    };
    this.upstream = new Upstream(open, handlers, settings.backoff);
    this.upstream.follow().catch((error: unknown) => host.broken(this, error));
  }

  /** Whether those who ask for no position may join it. */
  get isPresent(): boolean {
    return !this.stopped && (this.present || !this.isPlaced);
  }

  /** How often its upstream was lost since it last came further. */
  get attempts(): number {
    return this.upstream.attempts;
  }

  get isPlaced(): boolean {
    return this.epoch !== NOWHERE;
  }

  /** Whether it can serve a member at this position without another question to the subgraph, which knows up to `head`. */
  admits({ epoch, pos }: Place, head: number): boolean {
    if (this.stopped || epoch !== this.epoch || pos < this.audience.ring.floor) return false;
    return pos <= this.taken || (this.live ? pos <= head : pos <= this.pos + this.settings.span);
  }

  /** Whether the members of a run that has come to its end are better off here. */
  mayTakeOver(run: Run, head: number): boolean {
    const isProven = this.confirmed && (this.live || !run.live);
    return isProven && run.isPlaced && this.admits(run, head);
  }

  /** Takes a member who is at a position that it admits, or one that is to begin at the present. */
  join(member: Member): void {
    member.server = this;
    this.audience.members.add(member);
    if (this.isPlaced) this.welcome(member);
  }

  resumed(member: Member): void {
    member.pump(this.audience.ring);
    if (!this.stopped) return this.drain();
    for (const released of this.audience.release(this.pos)) this.host.released(released);
  }

  left(member: Member): void {
    this.audience.members.delete(member);
    if (this.audience.members.size === 0) this.host.emptied(this);
    if (!this.stopped) this.drain();
  }

  /** Tells quiet members how far the stream has come. */
  tellProgress(): void {
    const cursor = this.isPlaced ? this.host.seal(this) : null;
    if (cursor !== null) this.audience.tellProgress(this.pos, cursor);
  }

  /** Members who have all that it has go over to another run; those who are blocked first take the rest from here. */
  moveTo(other: Run): void {
    this.audience.pump();
    this.stop();
    for (const member of this.audience.release(this.pos)) other.join(member);
  }

  /** Opens its upstream anew where it stands: the subgraph, or what is asked of it, is another one. */
  reopen(): void {
    this.disconnected();
    this.upstream.reopen();
  }

  /** The subgraph could not answer at the moment: as if the upstream was lost. */
  drop(): void {
    this.upstream.drop();
  }

  /** Nothing more is taken. */
  stop(): void {
    if (this.stopped) return;
    this.stopped = true;
    this.live = false;
    this.arrivals.clear();
    clearTimeout(this.crowded);
    this.upstream.close();
  }

  /** Stops, and tells its members why. */
  fail(errors: readonly GraphQLError[]): void {
    this.stop();
    this.audience.fail(errors);
  }

  private get last(): Place {
    return { epoch: this.epoch, pos: this.taken };
  }

  private begin({ epoch, pos }: Place): void {
    this.epoch = epoch;
    this.from = this.pos = this.taken = this.audience.ring.floor = pos;
  }

  /** What was opened at the present has learned where that is. */
  private beginPresent(place: Place): void {
    this.begin(place);
    this.live = this.present = true;
    for (const member of this.audience.members) this.welcome(member);
  }

  private welcome(member: Member): void {
    if (member.pos === NOWHERE) member.begin(this, this.host.seal(this));
    if (!member.gone) this.audience.welcome(member);
  }

  private takePosition(cursor: string, caughtUp: boolean): void {
    const place = this.host.read(this, cursor);
    if (!place || this.stopped) return;
    if (!this.isPlaced) this.beginPresent(place);
    this.confirmed = true;
    if (place.pos > this.taken) {
      this.upstream.alive();
      this.taken = place.pos;
    }
    if (caughtUp) this.end = Math.min(this.end, this.taken);
    this.arrivals.addPosition(this.taken);
    this.drain();
    if (!this.stopped) this.host.advanced(this);
  }

  private take(event: SubgraphResult): void {
    const place = this.host.read(this, event);
    if (!place || this.stopped) return;
    if (!this.isPlaced) this.beginPresent({ ...place, pos: place.pos - 1 });
    this.confirmed = true;
    if (place.pos > this.taken) return this.enqueue(place, event);
    if (!this.knows(place.pos)) this.host.broken(this, badResponse('an event after one that comes later'));
  }

  /** Whether an event is a repeat. One that is not, and comes late, was kept from the members. */
  private knows(pos: number): boolean {
    return pos <= this.from || this.audience.ring.has(pos) || this.arrivals.hasEvent(pos);
  }

  private enqueue(place: Place, event: SubgraphResult): void {
    const arrival = this.arrivals.addEvent(place.pos);
    this.upstream.alive();
    this.taken = place.pos;
    if (this.arrivals.events >= this.settings.inFlight) this.upstream.hold(true);
    this.host
      .execute(place, event)
      .then((message) => {
        arrival.message = message;
        this.drain();
      })
      .catch((error: unknown) => this.host.broken(this, error));
  }

  private drain(): void {
    if (this.stopped) return;
    const before = this.pos;
    this.arrivals.drain();
    if (this.arrivals.events <= this.settings.inFlight / 2) this.upstream.hold(false);
    if (this.pos === before) return;
    // Who catches up has as much at once as there is; who is live waits for nothing.
    if (this.live) this.audience.pump();
    else this.audience.pumpSoon();
    if (!this.stopped) this.host.advanced(this);
  }

  /** False where it has to wait. */
  private settle({ pos, isEvent, message }: Arrival): boolean {
    if (isEvent && (!message || !this.hasRoom())) return false;
    this.pos = pos;
    if (message) this.audience.add({ pos, message });
    if (pos >= this.end) this.turnLive();
    return true;
  }

  /** Who falls behind one that is live is let go; one that catches up waits for it, as long as it has patience. */
  private hasRoom(): boolean {
    if (this.audience.isCrowded()) {
      this.audience.pump();
      if (this.live) this.audience.letGo();
      else if (this.audience.isCrowded()) return this.waitForRoom();
    }
    clearTimeout(this.crowded);
    this.crowded = undefined;
    return true;
  }

  private waitForRoom(): false {
    this.crowded ??= setTimeout(() => {
      this.crowded = undefined;
      if (this.audience.isCrowded()) this.audience.letGo();
      this.drain();
    }, this.settings.patience);
    return false;
  }

  private turnLive(): void {
    if (this.live) return;
    this.live = this.present = true;
    for (const member of this.audience.members) if (member.pos > this.pos) this.host.ahead(member);
  }

  private disconnected(): void {
    this.live = false;
    this.end = Infinity;
  }

  private lost(failure: unknown): boolean {
    this.disconnected();
    return this.host.lost(this, failure);
  }
}
