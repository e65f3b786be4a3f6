import type { EntityManager } from 'typeorm';
import { HubError } from '../../../platform/errors';
import { ParentCabinet } from '../entities/parent-cabinet';

/** The Parent Cabinet's id. @throws HubError NOT_FOUND before the city has one */
export async function theCabinet(manager: EntityManager): Promise<string> {
  const cabinet = await manager.findOne(ParentCabinet, { where: {}, order: { id: 'ASC' } });
  if (!cabinet) throw new HubError('NOT_FOUND', 'There is no Parent Cabinet.');
  return cabinet.id;
}
