/** As many parts as a period is divided into. */
const SLOTS = 12;

/**
 * Visits each of its members once in a period, a few at a time: thousands visited at once would hold up everybody's
 * events. Members are visited after whatever has arrived meanwhile was read, however late the timer is; so a member that
 * has answered in time is never found silent.
 */
export class Rota<Member> {
  private readonly slots: readonly Set<Member>[] = Array.from({ length: SLOTS }, () => new Set<Member>());
  private readonly timer: NodeJS.Timeout;
  private next = 0;
  private turn = 0;

  constructor(milliseconds: number, visit: (member: Member) => void) {
    const visitSlot = (): void => {
      const slot = this.slots[this.turn++ % SLOTS];
      for (const member of slot) visit(member);
    };
    this.timer = setInterval(() => setImmediate(visitSlot), milliseconds / SLOTS).unref();
  }

  /** Returns what takes the member off again. */
  add(member: Member): () => void {
    const slot = this.slots[this.next++ % SLOTS];
    slot.add(member);
    return () => void slot.delete(member);
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
