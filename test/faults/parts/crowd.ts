import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { projectFile } from '../../../platform/paths';

export interface CrowdOptions {
  readonly url: string;
  readonly keysFile: string;
  readonly meeting: string;
  readonly epoch: number;
  /** How many take what comes, read a byte a second, and never read. */
  readonly fast: number;
  readonly byByte: number;
  readonly never: number;
  /** The position that all are to come to. */
  readonly goal?: number | null;
}

/** What the parent process asks of its crowd; each is answered once. */
export type Order =
  | { readonly kind: 'begin'; readonly options: CrowdOptions }
  /** As if each had come no further than this. */
  | { readonly kind: 'goBack'; readonly pos: number }
  | { readonly kind: 'aim'; readonly goal: number }
  /** The slow ones come back as fast ones. */
  | { readonly kind: 'hurry' }
  | { readonly kind: 'count' }
  | { readonly kind: 'arrivals' };

export interface Counts {
  /** Told their first position. */
  readonly placed: number;
  readonly atGoal: number;
  /** Events that did not come right after the one before. */
  readonly wrong: number;
  readonly fastClosed: number;
  readonly slowClosed: number;
}

/** Many who follow a meeting, in a process of their own, so that they are not slowed by what measures them. */
export class Crowd {
  private constructor(
    private readonly child: ChildProcess,
    private readonly size: number,
  ) {}

  /** Resolves when all are connected, and know where they begin. */
  static async gather(options: CrowdOptions): Promise<Crowd> {
    const child = fork(projectFile('dist', 'test', 'faults', 'parts', 'crowd-process.js'));
    const crowd = new Crowd(child, options.fast + options.byByte + options.never);
    await crowd.ask({ kind: 'begin', options });
    await crowd.until(({ placed }) => placed === crowd.size, 60_000);
    return crowd;
  }

  counts(): Promise<Counts> {
    return this.ask<Counts>({ kind: 'count' });
  }

  goBackTo(pos: number): Promise<void> {
    return this.ask({ kind: 'goBack', pos });
  }

  hurry(): Promise<void> {
    return this.ask({ kind: 'hurry' });
  }

  /** When each event came to each of them since the last time, by position. */
  async arrivals(): Promise<Map<number, number[]>> {
    return new Map(await this.ask<[number, number[]][]>({ kind: 'arrivals' }));
  }

  /** Waits until all are at a position. Returns how many are, when it was, or when there was no more time. */
  async all(goal: number, withinMs: number): Promise<number> {
    await this.ask({ kind: 'aim', goal });
    return (await this.until(({ atGoal }) => atGoal === this.size, withinMs)).atGoal;
  }

  async until(holds: (counts: Counts) => boolean, withinMs: number): Promise<Counts> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const counts = await this.counts();
      if (holds(counts) || Date.now() > deadline) return counts;
      await delay(50);
    }
  }

  async leave(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  private async ask<Answer = void>(order: Order): Promise<Answer> {
    const answer = once(this.child, 'message');
    this.child.send(order);
    return (await answer)[0] as Answer;
  }
}
