/**
 * How messages about an operation begin: `{"id":"…"`. Most clients number their operations, so that one beginning serves
 * thousands of them; each is kept as long as an operation has it.
 */
export class Beginnings {
  private readonly kept = new Map<string, { readonly bytes: Buffer; users: number }>();

  take(id: string): Buffer {
    let beginning = this.kept.get(id);
    if (!beginning) this.kept.set(id, (beginning = { bytes: Buffer.from(`{"id":${JSON.stringify(id)}`), users: 0 }));
    beginning.users++;
    return beginning.bytes;
  }

  giveBack(id: string): void {
    const beginning = this.kept.get(id);
    if (beginning && --beginning.users === 0) this.kept.delete(id);
  }

  get size(): number {
    return this.kept.size;
  }
}
