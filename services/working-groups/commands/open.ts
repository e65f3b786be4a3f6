import type { EntityManager } from 'typeorm';
import { HubError } from '../../../platform/errors';
import { WorkingGroup } from '../entities/working-group';

/** A row that is to be changed: others who change it wait. @param what such as `strategy` @throws HubError NOT_FOUND */
export async function openRow<Row extends { id: string }>(
  manager: EntityManager,
  entity: new () => Row,
  id: string,
  what: string,
): Promise<Row> {
  const row = await manager.findOne(entity, { where: { id } as never, lock: { mode: 'pessimistic_write' } });
  if (!row) throw new HubError('NOT_FOUND', `There is no such ${what}.`);
  return row;
}

/** @throws HubError NOT_FOUND */
export async function requireGroup(manager: EntityManager, id: string): Promise<WorkingGroup> {
  const group = await manager.findOneBy(WorkingGroup, { id });
  if (!group) throw new HubError('NOT_FOUND', 'There is no such working group.');
  return group;
}
