import { Lru } from '../../platform/lru';
import type { OnGrowth, Selection } from './response-shape';
import { shapeWeight } from './weights';

/** An operation with n condition variables has 2^n shapes; the ones used last are kept, within this many bytes. */
const SHAPES_BYTES = 8 * 1024 * 1024;

interface Shape {
  readonly selection: Selection;
  fields: number;
}

/** The shapes of one operation, by what tells them apart. They grow as they are used. */
export class Shapes {
  private readonly kept = new Lru<string, Shape>(SHAPES_BYTES, ({ fields }) => shapeWeight(fields));

  /** `onGrowth` is called when the shapes have become heavier, or lighter. */
  constructor(private readonly onGrowth: () => void) {}

  /** In bytes, roughly. */
  get weight(): number {
    return this.kept.weight;
  }

  get(key: string, create: (onGrowth: OnGrowth) => Selection): Selection {
    const known = this.kept.get(key);
    if (known) return known.selection;
    const shape: Shape = { selection: create((fields) => this.grow(key, shape, fields)), fields: 0 };
    this.kept.set(key, shape);
    this.onGrowth();
    return shape.selection;
  }

  private grow(key: string, shape: Shape, fields: number): void {
    shape.fields += fields;
    this.kept.reweigh(key);
    this.onGrowth();
  }
}
