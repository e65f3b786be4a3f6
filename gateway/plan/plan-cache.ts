import { hash } from 'node:crypto';
import { Lru } from '../../platform/lru';

/** What a cache of plans holds. */
export interface Weighed {
  /** Bytes of memory, roughly. */
  readonly weight: number;
}

/** Makes the value of a key. It is to call `onGrowth` whenever the value has become heavier. */
export type Make<Value> = (onGrowth: () => void) => Promise<Value>;

/** Keeps what is costly to make from a text, as long as all of it together weighs no more than the budget. */
export class PlanCache<Value extends Weighed> {
  private readonly kept: Lru<string, Value>;
  private readonly underWay = new Map<string, Promise<Value>>();

  /** In bytes. */
  constructor(budget: number) {
    this.kept = new Lru(budget, (value) => value.weight);
  }

  /** The value of a text and a name. It is made once, for all who ask meanwhile; a failure is not kept. */
  get(source: string, name: string, make: Make<Value>): Promise<Value> {
    const key = keyOf(source, name);
    const known = this.kept.get(key);
    if (known) return Promise.resolve(known);
    return this.underWay.get(key) ?? this.begin(key, make);
  }

  get size(): number {
    return this.kept.size;
  }

  get weight(): number {
    return this.kept.weight;
  }

  private begin(key: string, make: Make<Value>): Promise<Value> {
    const making = this.make(key, make).finally(() => this.underWay.delete(key));
    this.underWay.set(key, making);
    return making;
  }

  private async make(key: string, make: Make<Value>): Promise<Value> {
    const value = await make(() => this.kept.reweigh(key));
    this.kept.set(key, value);
    return value;
  }
}

/** Texts may be long, and clients choose them: only a hash is kept. The name's length tells where the text begins. */
function keyOf(source: string, name: string): string {
  return hash('sha256', `${name.length}:${name}${source}`, 'base64');
}
