import type DataLoader from 'dataloader';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { type Condition, EVERY_ROW, rowsBy, type Sorting } from './rows';

/**
 * Whole lists of one entity by a column that many rows share, narrowed and sorted as each caller asks: lists of many
 * parents that are asked for alike are one statement. For lists that may grow long, see `PageLoader`.
 */
export class ListLoader<T extends ObjectLiteral> {
  private readonly asked = new Map<string, DataLoader<string, T[]>>();

  /** @param column a foreign key, or a list of ids, under each of which a row is found */
  constructor(
    private readonly manager: EntityManager,
    private readonly entity: EntityTarget<T>,
    private readonly column: Extract<keyof T, string>,
  ) {}

  load(parent: string, where: Condition = EVERY_ROW, sorting?: Sorting): Promise<T[]> {
    const key = JSON.stringify([where, sorting]);
    let loader = this.asked.get(key);
    if (!loader) {
      loader = rowsBy(this.manager, this.entity, this.column, where, sorting);
      this.asked.set(key, loader);
    }
    return loader.load(parent);
  }
}
