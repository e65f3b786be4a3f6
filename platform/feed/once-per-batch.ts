import type { EntityManager } from 'typeorm';

/** Reads something that no event of a batch changes once for all of them: a batch is taken in by one transaction. */
export function oncePerBatch<Value>(
  read: (manager: EntityManager) => Promise<Value>,
): (manager: EntityManager) => Promise<Value> {
  const known = new WeakMap<EntityManager, Promise<Value>>();
  return (manager) => {
    const value = known.get(manager) ?? read(manager);
    known.set(manager, value);
    return value;
  };
}
