import type { Member } from './member';

/** Members who wait to be placed. After a moment they are placed together, so that a storm opens few upstreams. */
export class Gathering {
  private waiting: Member[] = [];
  private clock: NodeJS.Timeout | undefined;

  constructor(
    private readonly milliseconds: number,
    /** Given those who are still there, in the order of their positions. */
    private readonly place: (members: readonly Member[]) => void,
  ) {}

  add(member: Member): void {
    member.server = null;
    this.waiting.push(member);
    this.clock ??= setTimeout(() => this.end(), this.milliseconds);
  }

  stop(): void {
    clearTimeout(this.clock);
    this.waiting = [];
  }

  private end(): void {
    this.clock = undefined;
    const members = this.waiting.filter(({ gone }) => !gone);
    this.waiting = [];
    this.place(members.sort((one, other) => one.epoch - other.epoch || one.pos - other.pos));
  }
}
