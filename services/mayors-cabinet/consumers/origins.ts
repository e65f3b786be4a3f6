import type { Learned } from '../../../platform/feed/consumers';
import { KnownPriority, KnownStrategy } from '../entities/known';
import { idOf } from '../events/updates';

/** What recommendations grow from, and whose it is. */

export const workingGroups: Learned = {
  on: {
    StrategyProposed: async (event, { manager }) => {
      const groupId = event.payload.groupId as string;
      await manager.upsert(KnownStrategy, { id: idOf(event), groupId }, ['id']);
    },
  },
  forget: async (manager) => void (await manager.createQueryBuilder().delete().from(KnownStrategy).execute()),
};

export const parentCabinet: Learned = {
  on: {
    PriorityRaised: async (event, { manager }) => {
      const cabinetId = event.payload.cabinetId as string;
      await manager.upsert(KnownPriority, { id: idOf(event), cabinetId }, ['id']);
    },
  },
  forget: async (manager) => void (await manager.createQueryBuilder().delete().from(KnownPriority).execute()),
};
