import type { LogEntry, LogSlice } from '../../events/entry';
import { Signal } from '../../signal';
import type { FeedCarrier } from '../carrier';

/** Entries that are kept for a reader who is busy. */
const KEPT = 1_000;
/** However much the bus brings, the log itself is looked at so often. */
const LOOK_MS = 5_000;

/**
 * Reads a log with what a bus brings of it: entries that come right after what was read are taken from there; as soon as
 * one is missing, or a while has passed, the log itself is asked. So the bus may lose, repeat and shuffle as it likes; while
 * it is away, the log is read as if there was none.
 */
export class NatsCarrier implements FeedCarrier {
  private readonly brought = new Map<number, LogEntry>();
  private readonly arrived = new Signal();
  /** What the log itself said last. */
  private seen: LogSlice | null = null;
  private seenAt = 0;
  private isUp = false;

  /**
   * @param log how the log itself is read
   * @param lookEvery in milliseconds
   */
  constructor(
    private readonly log: FeedCarrier,
    private readonly lookEvery = LOOK_MS,
  ) {}

  /** Whether the bus can bring anything at the moment. */
  connected(isUp: boolean): void {
    this.isUp = isUp;
    this.arrived.fire();
  }

  /** An entry that the bus brings. */
  take(epoch: number, entry: LogEntry): void {
    if (epoch === this.seen?.epoch) this.brought.set(entry.pos, entry);
    else this.seen = null; // another log than was read, or none was read yet
    for (const pos of this.brought.keys()) if (this.brought.size > KEPT) this.brought.delete(pos);
    this.arrived.fire();
  }

  async read(after: number, wait: number, signal: AbortSignal): Promise<LogSlice> {
    if (!this.isUp) return this.look(after, wait, signal);
    for (const pos of this.brought.keys()) if (pos <= after) this.brought.delete(pos);
    // Who does not want to wait wants to know what there is: of that the bus says nothing.
    if (wait > 0 && this.brought.size === 0) await this.arrival(Math.min(wait, this.untilLook), signal);
    const mayTrust = wait > 0 && this.untilLook > 0 && !signal.aborted;
    return (mayTrust ? this.next(after) : null) ?? this.look(after, 0, signal);
  }

  /** What was brought right after a position; null where there is nothing. */
  private next(after: number): LogSlice | null {
    if (!this.seen) return null;
    const entries: LogEntry[] = [];
    for (let entry = this.brought.get(after + 1); entry; entry = this.brought.get(entry.pos + 1)) entries.push(entry);
    return entries.length === 0 ? null : { ...this.seen, head: after + entries.length, entries };
  }

  private async look(after: number, wait: number, signal: AbortSignal): Promise<LogSlice> {
    const slice = await this.log.read(after, wait, signal);
    // What the log does not hold was brought of another one.
    if (slice.epoch !== this.seen?.epoch || slice.entries.length === 0) this.brought.clear();
    this.seen = slice;
    this.seenAt = performance.now();
    return slice;
  }

  private get untilLook(): number {
    return this.seen === null ? 0 : Math.max(0, this.seenAt + this.lookEvery - performance.now());
  }

  private async arrival(within: number, signal: AbortSignal): Promise<void> {
    if (within > 0) await this.arrived.wait(AbortSignal.any([signal, AbortSignal.timeout(Math.ceil(within))]));
  }
}
