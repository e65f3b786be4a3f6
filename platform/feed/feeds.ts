import type { DataSource } from 'typeorm';
import type { Log } from '../log';
import type { FeedCarrier } from './carrier';
import type { Consumers } from './consumers';
import { Feed } from './feed';
import { Intake } from './intake';

export interface FeedsOptions {
  readonly source: DataSource;
  readonly consumers: Consumers;
  readonly log: Log;
}

/** All that one service learns from others. Until their logs are at hand it learns nothing. */
export class Feeds {
  private readonly feeds = new Map<string, Feed>();

  constructor(private readonly options: FeedsOptions) {}

  /** Names of the services that are learned from. */
  get sources(): string[] {
    return Object.keys(this.options.consumers);
  }

  /** Takes in the events of one other service. */
  intake(from: string): Intake {
    return new Intake(this.options.source, from, this.options.consumers[from]);
  }

  /** Follows the log of a service that is learned from, to the end. */
  follow(from: string, carrier: FeedCarrier): void {
    const feed = new Feed(this.intake(from), carrier, this.options.log);
    this.feeds.set(from, feed);
    feed.start();
  }

  /**
   * Resolves when everything that these services have told by now is known here; false where that cannot be had within so
   * many milliseconds.
   */
  async catchUp(from: readonly string[], within: number): Promise<boolean> {
    const all = await Promise.all(from.map((name) => this.feeds.get(name)?.catchUp(within) ?? false));
    return all.every(Boolean);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.feeds.values()].map((feed) => feed.stop()));
  }
}
