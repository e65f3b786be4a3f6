/** Hands out numbers of recommendations that nobody has yet, year by year. */
export class Numbers {
  private readonly counts = new Map<string, number>();

  constructor(taken: readonly string[]) {
    for (const number of taken) {
      const [year, count] = number.split('-');
      this.counts.set(year, Math.max(this.counts.get(year) ?? 0, Number(count)));
    }
  }

  /** The next number of a year, such as 2026-031. */
  next(year: string): string {
    const count = (this.counts.get(year) ?? 0) + 1;
    this.counts.set(year, count);
    return `${year}-${String(count).padStart(3, '0')}`;
  }
}
