import type { Message } from './message';

/** An event or a position of the stream, on its way to the members. */
export interface Arrival {
  readonly pos: number;
  readonly isEvent: boolean;
  /** What members get for an event; null until it was executed. */
  message: Message | null;
}

/** What has come of an upstream, in the order in which it came: an event keeps all behind it waiting until it is executed. */
export class Arrivals {
  /** Events that wait. */
  events = 0;
  private waiting: Arrival[] = [];
  private draining = false;

  /** @param settle lets one go on to the members; false where it has to wait */
  constructor(private readonly settle: (arrival: Arrival) => boolean) {}

  hasEvent(pos: number): boolean {
    return this.waiting.some((arrival) => arrival.isEvent && arrival.pos === pos);
  }

  addPosition(pos: number): void {
    this.waiting.push({ pos, isEvent: false, message: null });
  }

  addEvent(pos: number): Arrival {
    const arrival: Arrival = { pos, isEvent: true, message: null };
    this.waiting.push(arrival);
    this.events++;
    return arrival;
  }

  /** Lets go what is ready. What members do meanwhile may call it again. */
  drain(): void {
    if (this.draining) return;
    this.draining = true;
    try {
      for (let first = this.waiting[0]; first && this.settle(first); first = this.waiting[0]) {
        this.waiting.shift();
        if (first.isEvent) this.events--;
      }
    } finally {
      this.draining = false;
    }
  }

  clear(): void {
    this.waiting = [];
  }
}
