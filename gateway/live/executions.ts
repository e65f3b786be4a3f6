import type { Caller, SubgraphResult } from '../subgraphs/subgraph';
import { Message } from './message';
import type { LiveSettings } from './settings';
import type { Source } from './source';

/** What the members of a group get for the events of its stream: each is executed and written once. */
export class Executions {
  /** How many there were. */
  count = 0;
  private readonly recent = new Map<string, Promise<Message>>();
  private readonly underWay = new Set<Promise<Message>>();

  constructor(
    private readonly caller: Caller,
    private readonly settings: LiveSettings,
  ) {}

  /** With a cursor, the same for all runs that come to this event. */
  message(source: Source, event: SubgraphResult, cursor: string | null, isShared: boolean): Promise<Message> {
    const known = isShared && cursor !== null ? this.recent.get(cursor) : undefined;
    if (known) return known;
    const message = this.begin(source, event, cursor);
    if (isShared && cursor !== null) this.keep(cursor, message);
    return message;
  }

  /** What was executed is not given again: the schema, or the meaning of cursors, is another one. */
  forget(): void {
    this.recent.clear();
  }

  /** Resolves when all that are under way have ended. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  private keep(cursor: string, message: Promise<Message>): void {
    this.recent.set(cursor, message);
    if (this.recent.size <= 2 * this.settings.ring) return;
    for (const oldest of this.recent.keys()) return void this.recent.delete(oldest);
  }

  private begin(source: Source, event: SubgraphResult, cursor: string | null): Promise<Message> {
    this.count++;
    const message = this.execute(source, event, cursor);
    this.underWay.add(message);
    const end = (): void => void this.underWay.delete(message);
    message.then(end, end);
    return message;
  }

  private async execute(
    { executor, operation, variables }: Source,
    event: SubgraphResult,
    cursor: string | null,
  ): Promise<Message> {
    const request = { variables, caller: this.caller, budget: this.settings.budget, cursor };
    const answer = await executor.executeEvent(operation, event, request);
    return new Message(cursor, answer.stringify());
  }
}
