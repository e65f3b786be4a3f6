import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { MAX_BATCH } from '../../../platform/loaders/rows';
import { HERE, type RollCount } from '../domain/attendance';
import { RollCallEntry } from '../entities/roll-call-entry';

const HERE_SQL = `item.presence IN (${HERE.map((presence) => `'${presence}'`).join(', ')})`;

/** What the roll of a meeting counts, for every viewer; null where no roll was called. */
export function rollCounts(manager: EntityManager): DataLoader<string, RollCount | null> {
  return new DataLoader(
    async (meetings) => {
      const rows = await manager
        .createQueryBuilder(RollCallEntry, 'item')
        .select('item.meetingId', 'meeting')
        .addSelect(count(HERE_SQL), 'present')
        .addSelect(count(`item.presence = 'ABSENT'`), 'absent')
        .addSelect(count(`item.presence = 'EXCUSED'`), 'excused')
        .addSelect(count(`item.countsForQuorum AND ${HERE_SQL}`), 'quorate')
        .where('item.meetingId IN (:...meetings)', { meetings })
        .groupBy('item.meetingId')
        .getRawMany<RollCount & { meeting: string }>();
      return meetings.map((meeting) => rows.find((row) => row.meeting === meeting) ?? null);
    },
    { maxBatchSize: MAX_BATCH },
  );
}

function count(condition: string): string {
  return `CAST(count(*) FILTER (WHERE ${condition}) AS int)`;
}
