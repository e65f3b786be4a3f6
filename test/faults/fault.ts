import type { Random } from './random';
import type { Part, World } from './world';

/** Something that was broken, and is back. */
export interface Break {
  readonly part: Part;
  /** As a time of this process. */
  readonly backAt: number;
}

/** Breaks things, one after the other, and resolves when all are whole again. */
export type Fault = (world: World, random: Random, say: (line: string) => void) => Promise<readonly Break[]>;
