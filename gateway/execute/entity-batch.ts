import type { Representations } from '../subgraphs/subgraph';
import type { PlanPath } from './plan-path';
import type { Representer } from './representation';
import { isObject, type Tree } from './tree';

/** The different entities that are asked for under one variable. */
export class EntityBatch implements Representations {
  text = '';
  count = 0;
  private readonly indices = new Map<string, number>();

  constructor(readonly variable: string) {}

  /** The place of this representation in the list, where it is put if it is new. */
  indexOf(representation: string): number {
    const known = this.indices.get(representation);
    if (known !== undefined) return known;
    this.indices.set(representation, this.count);
    this.text += this.count === 0 ? representation : `,${representation}`;
    return this.count++;
  }
}

/** An object of the tree that gets what the entity with this index answers. */
export interface Target {
  readonly object: Tree;
  readonly index: number;
}

/** Adds the objects at the path to the batch, and tells where each is in it. */
export function gather(
  tree: Tree,
  path: PlanPath,
  represent: Representer,
  batch: EntityBatch,
  targets: Target[],
): void {
  path.visit(tree, (object) => {
    const representation = represent(object);
    if (representation !== null) targets.push({ object, index: batch.indexOf(representation) });
  });
}

/**
 * As `gather`, where all objects at the path have the same selection: equal ones that hold nothing but their key become
 * one object, which is then filled once, and written once.
 */
export function gatherShared(
  tree: Tree,
  path: PlanPath,
  represent: Representer,
  batch: EntityBatch,
  targets: Target[],
): void {
  const bareOnes = new Map<string, Tree>();
  path.visit(tree, (object, holder, key) => {
    const representation = represent(object);
    if (representation === null) return;
    const first = bareOnes.get(representation);
    if (first === object) return;
    const bare = isBare(object);
    if (first && bare) {
      holder[key] = first;
      return;
    }
    if (bare) bareOnes.set(representation, object);
    targets.push({ object, index: batch.indexOf(representation) });
  });
}

/** True for a type name and one plain value: a representation was made of them, so they say all that there is. */
function isBare(object: Tree): boolean {
  let count = 0;
  for (const key in object) if (++count > 2 || isObject(object[key])) return false;
  return true;
}
