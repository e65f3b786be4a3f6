/**
 * A map that keeps the entries used last, as many as weigh no more than the budget together. What an entry weighs may
 * change while it is kept: then `reweigh` is told.
 */
export class Lru<Key, Value> {
  private readonly entries = new Map<Key, { readonly value: Value; readonly weight: number }>();
  private total = 0;

  /** `weigh` gives a weight in the unit of the budget. */
  constructor(
    private readonly budget: number,
    private readonly weigh: (value: Value, key: Key) => number,
  ) {}

  get(key: Key): Value | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  /** A value that weighs more than the whole budget is not kept, and costs no other its place. */
  set(key: Key, value: Value): void {
    this.delete(key);
    const weight = this.weigh(value, key);
    if (weight > this.budget) return;
    this.entries.set(key, { value, weight });
    this.total += weight;
    this.shrink();
  }

  /** Weighs an entry anew, and counts that as a use. Does nothing where there is none. */
  reweigh(key: Key): void {
    const entry = this.entries.get(key);
    if (entry) this.set(key, entry.value);
  }

  delete(key: Key): void {
    const entry = this.entries.get(key);
    if (!entry) return;
    this.entries.delete(key);
    this.total -= entry.weight;
  }

  get size(): number {
    return this.entries.size;
  }

  /** Of all entries together. */
  get weight(): number {
    return this.total;
  }

  private shrink(): void {
    for (const oldest of this.entries.keys()) {
      if (this.total <= this.budget) return;
      this.delete(oldest);
    }
  }
}
