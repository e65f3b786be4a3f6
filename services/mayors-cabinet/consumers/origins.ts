import { type Learned, reading } from '../../../platform/feed/consumers';
import { KnownPriority, KnownStrategy } from '../entities/known';
import { idOf } from '../events/updates';

/** What recommendations grow from, and whose it is. */

export const workingGroups: Learned = {
  on: {
    StrategyProposed: reading({ groupId: 'id' }, async (event, { manager }) => {
      await manager.upsert(KnownStrategy, { id: idOf(event), groupId: event.payload.groupId }, ['id']);
    }),
  },
  forget: async (manager) => void (await manager.createQueryBuilder().delete().from(KnownStrategy).execute()),
};

export const parentCabinet: Learned = {
  on: {
    PriorityRaised: reading({ cabinetId: 'id' }, async (event, { manager }) => {
      await manager.upsert(KnownPriority, { id: idOf(event), cabinetId: event.payload.cabinetId }, ['id']);
    }),
  },
  forget: async (manager) => void (await manager.createQueryBuilder().delete().from(KnownPriority).execute()),
};
