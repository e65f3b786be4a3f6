import type { World } from '../faults/world';
import type { Told } from '../models/docket-hub';
import type { Case } from '../models/docket-requests';

/** What the tables and logs say of a life. */
export async function tellOf(world: World, { priority, recommendation, meetings }: Case): Promise<Told> {
  const column = async (sql: string, id: string): Promise<string[]> =>
    (await world.query<{ value: string }>(sql, [id])).map(({ value }) => value);
  const items = await world.query<{ meeting: string; status: string; item: string | null }>(
    `SELECT meeting.id AS meeting, meeting.status, item.status AS item FROM department.meeting
       LEFT JOIN department.agenda_item item ON item.meeting_id = meeting.id WHERE meeting.id = ANY($1)`,
    [meetings.map(({ meeting }) => meeting)],
  );
  const [status] = await column('SELECT status AS value FROM parent_cabinet.parent_priority WHERE id = $1', priority);
  return {
    stages: await column(
      'SELECT stage AS value FROM mayors_cabinet.stage_change WHERE recommendation_id = $1 ORDER BY position',
      recommendation,
    ),
    priority: status,
    meetings: meetings.map(({ meeting }) => {
      const found = items.find((row) => row.meeting === meeting)!;
      return [found.status, found.item];
    }),
    logged: {
      stages: await column(
        `SELECT payload->>'stage' AS value FROM mayors_cabinet.event_log
          WHERE type = 'RecommendationMoved' AND subject = 'Recommendation:' || $1 ORDER BY pos`,
        recommendation,
      ),
      priority: await column(
        `SELECT payload->>'status' AS value FROM parent_cabinet.event_log
          WHERE type IN ('PriorityRaised', 'PriorityMoved') AND subject = 'ParentPriority:' || $1 ORDER BY pos`,
        priority,
      ),
    },
  };
}
