import type { LogSlice } from '../events/entry';
import type { Log } from '../log';
import { pause } from '../pause';
import type { FeedCarrier } from './carrier';
import { type FeedPlace, type Intake, UnreadableEvent } from './intake';

/** So long an answer without events is waited for. */
const WAIT_MS = 15_000;
const RETRY_MS = 100;
const LONGEST_RETRY_MS = 2_000;

/** The log lacks entries that it must have. Nothing is skipped: reading stops until somebody has looked. */
class BrokenFeed extends Error {}

/** One service following the log of another, from its first event on: in order, each once, without a hole. */
export class Feed {
  private readonly stopping = new AbortController();
  /** Ends a wait for events, so that the log is looked at now. */
  private look = new AbortController();
  /** Who wants to know when everything that there is now was taken. */
  private waiting: (() => void)[] = [];
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly intake: Intake,
    private readonly carrier: FeedCarrier,
    private readonly log: Log,
  ) {}

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.look.abort();
    await this.running;
  }

  /** Resolves when everything that is in the log now was taken; false where that took longer than so many milliseconds. */
  async catchUp(within: number): Promise<boolean> {
    const enough = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(within)]);
    if (enough.aborted) return false;
    return new Promise((resolve) => {
      enough.addEventListener('abort', () => resolve(false), { once: true });
      this.waiting.push(() => resolve(true));
      this.look.abort();
    });
  }

  private async run(): Promise<void> {
    let place: FeedPlace | null = null;
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      try {
        place = await this.step(place ?? (await this.intake.place()));
        failures = 0;
      } catch (error) {
        if (this.stopping.signal.aborted) return;
        if (failures === 0 || error instanceof BrokenFeed) this.tell(error, place);
        place = null; // what was committed is not known
        await pause(Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** failures++), this.stopping.signal);
      }
    }
  }

  private async step(place: FeedPlace): Promise<FeedPlace> {
    // Who asks from here on is told after the next look that finds nothing.
    const asking = this.waiting;
    this.waiting = [];
    this.look = new AbortController();
    const wait = asking.length > 0 ? 0 : WAIT_MS;
    try {
      const slice = await this.carrier.read(place.pos, wait, this.look.signal);
      const next = await this.take(place, slice);
      if (next.pos < slice.head || next.epoch !== slice.epoch) this.waiting.push(...asking);
      else for (const tell of asking) tell();
      return next;
    } catch (error) {
      this.waiting.push(...asking);
      // Somebody wants the log looked at now: that the wait was cut short is no trouble.
      if (this.look.signal.aborted && !this.stopping.signal.aborted) return place;
      throw error;
    }
  }

  private async take(place: FeedPlace, slice: LogSlice): Promise<FeedPlace> {
    const { epoch, head, floor, entries } = slice;
    if (place.epoch !== 0 && (epoch !== place.epoch || head < place.pos) && !(await this.goesOn(place)))
      return this.intake.restart(place, epoch);
    if (floor > place.pos) throw new BrokenFeed(`the log begins after ${floor}, and was read up to ${place.pos}`);
    if (entries.some(({ pos }, at) => pos !== place.pos + 1 + at)) throw new BrokenFeed('the log has a hole');
    if (entries.length === 0 && epoch === place.epoch) return place;
    return this.intake.take(place, epoch, entries);
  }

  /** Whether a log of another epoch is all the same the one that was read: it has the last event in its place. */
  private async goesOn({ pos, eventId }: FeedPlace): Promise<boolean> {
    if (pos === 0) return true;
    const { entries } = await this.carrier.read(pos - 1, 0, this.stopping.signal);
    return entries[0]?.eventId === eventId;
  }

  private tell(error: unknown, place: FeedPlace | null): void {
    const where = { from: this.intake.from, after: place?.pos };
    if (error instanceof BrokenFeed || error instanceof UnreadableEvent)
      this.log.error({ ...where, reason: error.message }, 'a feed cannot go on');
    else this.log.warn({ ...where, err: error }, 'a feed was interrupted');
  }
}
