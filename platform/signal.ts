/** Wakes all who wait, and keeps nothing: who comes too late must look for themselves before waiting. */
export class Signal {
  private readonly waiting = new Set<() => void>();

  fire(): void {
    const woken = [...this.waiting];
    this.waiting.clear();
    for (const wake of woken) wake();
  }

  /** Settles when the signal fires or waiting is aborted. */
  wait(abort: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.waiting.delete(done);
        abort.removeEventListener('abort', done);
        resolve();
      };
      if (abort.aborted) return resolve();
      this.waiting.add(done);
      abort.addEventListener('abort', done);
    });
  }
}
