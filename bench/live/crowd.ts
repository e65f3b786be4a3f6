import { setTimeout as delay } from 'node:timers/promises';
import { now } from '../clock';
import { cursorOf, eventIdOf, listen, type Target } from './listener';

/** So many connect at a time. */
const BATCH = 100;

/** Times at which an event came to its listeners: see `now`. */
export type ArrivalTimes = Readonly<Record<string, readonly number[]>>;

interface Listener {
  cursor: string | null;
  /** Ends its connection. */
  hangUp(): void;
  /** Told its first position. */
  onPlaced(): void;
}

interface Storm {
  readonly url: string;
  /** Each waits a random part of so many milliseconds before it connects again. */
  readonly jitter: number;
}

/** Many equal listeners in this process. What is called from another process, by `RemoteCrowd`, are its methods. */
export class Crowd {
  private target: Target | undefined;
  private listeners: Listener[] = [];
  private received = 0;
  private awaited = Infinity;
  private whenReceived: () => void = () => undefined;
  private last = '';
  private times: Record<string, number[]> | null = null;
  private storm: Storm | null = null;
  private goal: string | null = null;
  private readonly arrived = new Set<Listener>();
  private whenArrived: () => void = () => undefined;

  /** Resolves when so many more follow, and each has been told where it begins. */
  async connect(target: Target, count: number): Promise<void> {
    this.target = target;
    for (let left = count; left > 0; left -= BATCH)
      await Promise.all(Array.from({ length: Math.min(BATCH, left) }, () => this.add()));
  }

  /** All hang up. */
  async disconnect(): Promise<void> {
    for (const listener of this.listeners.splice(0)) listener.hangUp();
    await delay(200); // the other side has to notice
  }

  /** Counts from now; `whenAll` then waits for so many messages. */
  async expect(messages: number, isTimed: boolean): Promise<void> {
    this.received = 0;
    this.awaited = messages;
    this.times = isTimed ? {} : null;
  }

  async whenAll(): Promise<void> {
    if (this.received < this.awaited) await new Promise<void>((resolve) => (this.whenReceived = resolve));
  }

  /** Messages since `expect`. */
  async count(): Promise<number> {
    return this.received;
  }

  /** Since `expect`, by event id. */
  async arrivals(): Promise<ArrivalTimes> {
    return this.times ?? {};
  }

  /** The execution result that came last, as JSON. */
  async payload(): Promise<string> {
    return this.last;
  }

  /** From now on, whoever is cut off comes back with its cursor, here; `cursors`, if any, are spread over them. */
  async weather(storm: Storm, cursors: readonly string[]): Promise<void> {
    this.storm = storm;
    this.goal = null;
    this.arrived.clear();
    if (cursors.length === 0) return;
    const share = cursors.length / this.listeners.length;
    for (const [at, listener] of this.listeners.entries()) listener.cursor = cursors[Math.floor(at * share)];
  }

  /** Resolves when all hold this cursor, which is the newest. */
  async hold(goal: string): Promise<void> {
    this.goal = goal;
    for (const listener of this.listeners) if (listener.cursor === goal) this.arrived.add(listener);
    if (this.arrived.size < this.listeners.length) await new Promise<void>((resolve) => (this.whenArrived = resolve));
  }

  private add(): Promise<void> {
    return new Promise((resolve) => {
      const listener: Listener = { cursor: null, hangUp: () => undefined, onPlaced: resolve };
      this.listeners.push(listener);
      this.start(listener, this.target as Target);
    });
  }

  private start(listener: Listener, target: Target): void {
    listener.hangUp = listen(target, listener.cursor, {
      result: (json) => this.take(listener, json),
      position: (cursor) => {
        this.moveTo(listener, cursor);
        listener.onPlaced();
      },
      closed: () => this.comeBack(listener, target),
    });
  }

  private comeBack(listener: Listener, target: Target): void {
    const { storm } = this;
    if (storm) setTimeout(() => this.start(listener, { ...target, url: storm.url }), storm.jitter * Math.random());
    else if (this.listeners.includes(listener)) throw new Error('The gateway has hung up.');
  }

  private take(listener: Listener, json: string): void {
    if (this.times) (this.times[eventIdOf(json)] ??= []).push(now());
    this.last = json;
    this.moveTo(listener, cursorOf(json));
    if (++this.received === this.awaited) this.whenReceived();
  }

  private moveTo(listener: Listener, cursor: string): void {
    listener.cursor = cursor;
    if (cursor !== this.goal) return;
    this.arrived.add(listener);
    if (this.arrived.size === this.listeners.length) this.whenArrived();
  }
}
