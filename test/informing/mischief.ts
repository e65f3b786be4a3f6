import { setTimeout as delay } from 'node:timers/promises';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Random } from '../faults/random';

/** Messages that are kept, to be sent once more. */
const KEPT = 300;

interface Message {
  readonly subject: string;
  readonly data: Uint8Array;
}

/** Somebody on the bus who sends what they heard again: late, several times, in any order. */
export class Mischief {
  private readonly heard: Message[] = [];
  private over = false;
  repeated = 0;

  private constructor(
    private readonly connection: NatsConnection,
    private readonly random: Random,
  ) {}

  static async begin(url: string, random: Random): Promise<Mischief> {
    const connection = await connect({ servers: url, maxReconnectAttempts: -1, reconnectTimeWait: 100 });
    const mischief = new Mischief(connection, random);
    connection.subscribe('hub.log.*', { callback: (_error, { subject, data }) => mischief.keep({ subject, data }) });
    void mischief.repeat();
    return mischief;
  }

  async end(): Promise<void> {
    this.over = true;
    await this.connection.close();
  }

  private keep(message: Message): void {
    if (this.heard.length < KEPT) this.heard.push(message);
    else this.heard[this.random.below(KEPT)] = message;
  }

  private async repeat(): Promise<void> {
    while (!this.over) {
      await delay(10 + this.random.below(40));
      if (this.over || this.heard.length === 0) continue;
      const { subject, data } = this.random.pick(this.heard);
      this.connection.publish(subject, data);
      this.repeated++;
    }
  }
}
