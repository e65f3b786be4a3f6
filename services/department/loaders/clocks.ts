import DataLoader from 'dataloader';
import { allOf, MAX_BATCH, rowsWhere } from '../../../platform/loaders/rows';
import type { RequestScope } from '../../../platform/subgraph/context';
import { clockParameters, dueAt, isLate, type MeetingClocks, RECORD_KINDS, UNDER_CLOCKS } from '../domain/clocks';
import { Meeting } from '../entities/meeting';
import { MEETING_VISIBLE } from '../policies/meeting';

/** The clocks of a meeting; null where the rules do not bind its body. */
export function clocksOfMeeting({ manager, now, settings }: RequestScope): DataLoader<string, MeetingClocks | null> {
  const reading = { now, skipWeekends: settings.clocksSkipWeekends };
  const late = RECORD_KINDS.map((record) => `CASE WHEN ${isLate(record, reading)} THEN '${record}' END`);
  return new DataLoader(
    async (meetings) => {
      const query = rowsWhere(manager, Meeting, allOf(MEETING_VISIBLE, UNDER_CLOCKS), []).select('item.id', 'meeting');
      for (const record of RECORD_KINDS) query.addSelect(dueAt(record, reading), record);
      const rows = await query
        .addSelect(`array_remove(ARRAY[${late.join(', ')}], NULL)`, 'late')
        .andWhere('item.id IN (:...meetings)', { meetings, ...clockParameters(reading) })
        .getRawMany<MeetingClocks & { meeting: string }>();
      return meetings.map((meeting) => rows.find((row) => row.meeting === meeting) ?? null);
    },
    { maxBatchSize: MAX_BATCH },
  );
}
