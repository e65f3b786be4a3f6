import type { World } from '../faults/world';

/** What services keep of one another's facts, held against what their owners' tables say. Each is a pair of SELECTs. */
interface Projection {
  readonly kept: string;
  readonly owned: string;
}

const CABINETS_MEETINGS = `SELECT id FROM department.meeting
  WHERE body_id = 'mayors-cabinet' OR 'mayors-cabinet' = ANY(joint_with_ids)`;

export const PROJECTIONS: Readonly<Record<string, Projection>> = {
  'bodies at the docket': {
    kept: 'SELECT id, kind, valid_to FROM mayors_cabinet.known_body',
    owned: 'SELECT id, kind, valid_to FROM department.body',
  },
  'meetings at the docket': {
    kept: 'SELECT id, status, date, starts_at FROM mayors_cabinet.known_meeting',
    owned: `SELECT id, status, date, starts_at FROM department.meeting WHERE id IN (${CABINETS_MEETINGS})`,
  },
  'agenda items at the docket': {
    kept: 'SELECT id, meeting_id, status FROM mayors_cabinet.known_agenda_item',
    owned: `SELECT id, meeting_id, status FROM department.agenda_item WHERE meeting_id IN (${CABINETS_MEETINGS})`,
  },
  'strategies at the docket': {
    kept: 'SELECT id, group_id FROM mayors_cabinet.known_strategy',
    owned: 'SELECT id, group_id FROM working_groups.strategy',
  },
  'priorities at the docket': {
    kept: 'SELECT id, cabinet_id FROM mayors_cabinet.known_priority',
    owned: 'SELECT id, cabinet_id FROM parent_cabinet.parent_priority',
  },
  'bodies with the groups': {
    kept: 'SELECT id, kind, valid_to FROM working_groups.known_body',
    owned: 'SELECT id, kind, valid_to FROM department.body',
  },
  'meetings with the groups': {
    kept: 'SELECT id, status FROM working_groups.known_meeting',
    owned: 'SELECT id, status FROM department.meeting',
  },
  'recommendations with the parents': {
    kept: 'SELECT id, priority_id FROM parent_cabinet.known_recommendation',
    owned: 'SELECT id, from_priority_id FROM mayors_cabinet.recommendation WHERE from_priority_id IS NOT NULL',
  },
  'recommendations with the department': {
    kept: 'SELECT id, stage, outcome FROM department.known_recommendation',
    owned: `SELECT one.id, one.stage, decision.outcome FROM mayors_cabinet.recommendation one
      LEFT JOIN mayors_cabinet.decision ON decision.recommendation_id = one.id`,
  },
  'bodies in the lens': {
    kept: 'SELECT id, slug, kind, valid_to FROM citywide.seen_body',
    owned: 'SELECT id, slug, kind, valid_to FROM department.body',
  },
  'meetings in the lens': {
    kept: 'SELECT id, status, minutes_status, starts_at FROM citywide.seen_meeting',
    owned: 'SELECT id, status, minutes_status, starts_at FROM department.meeting',
  },
  'recommendations in the lens': {
    kept: 'SELECT id, from_id, submitted_at FROM citywide.seen_recommendation',
    owned: 'SELECT id, from_id, submitted_at FROM mayors_cabinet.recommendation',
  },
  'steps in the lens': {
    kept: 'SELECT recommendation_id, position, stage FROM citywide.seen_step',
    owned: 'SELECT recommendation_id, position, stage FROM mayors_cabinet.stage_change',
  },
  'tasks in the lens': {
    kept: 'SELECT id, group_id, status FROM citywide.seen_task',
    owned: 'SELECT id, group_id, status FROM working_groups.action_item',
  },
};

/** How many rows each projection has that its owner does not, or lacks. */
export async function differences(world: World): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [name, { kept, owned }] of Object.entries(PROJECTIONS)) {
    const [{ rows }] = await world.query<{ rows: number }>(
      `SELECT count(*)::int AS rows FROM (((${kept}) EXCEPT ALL (${owned})) UNION ALL ((${owned}) EXCEPT ALL (${kept}))) AS other`,
    );
    if (rows > 0) found[name] = rows;
  }
  return found;
}

/** All read models of the lens, as texts. */
export async function lensOf(world: World): Promise<Record<string, string[]>> {
  const tables = await world.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = 'citywide' AND (table_name LIKE 'seen\\_%' OR table_name = 'search_text') ORDER BY 1`,
  );
  const lens: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await world.query<{ row: string }>(
      `SELECT to_jsonb(one)::text AS row FROM citywide.${name} one ORDER BY id`,
    );
    lens[name] = rows.map(({ row }) => row);
  }
  return lens;
}
