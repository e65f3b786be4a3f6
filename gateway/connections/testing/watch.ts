/** Lets a test wait until what has come fulfils a condition, without looking at a clock. */
export class Watch {
  private readonly looks = new Set<() => void>();

  /** To be called when something has come. */
  changed(): void {
    for (const look of this.looks) look();
  }

  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!condition()) return;
        this.looks.delete(look);
        resolve();
      };
      this.looks.add(look);
      look();
    });
  }
}
