import { randomUUID } from 'node:crypto';
import { askOverHttp } from '../support/hub';
import type { World } from './world';

const SCHEDULE = `mutation ($input: ScheduleMeetingInput!) { scheduleMeeting(input: $input) { meeting { id } } }`;

/** Schedules so many meetings, a day after one another; gives their ids. */
export async function scheduleMeetings(world: World, token: string, count: number): Promise<string[]> {
  const [url] = world.urls;
  const { data } = await askOverHttp<{ body: { id: string } }>(url, '{ body(slug: "mayors-cabinet") { id } }');
  const ids: string[] = [];
  for (let at = 0; at < count; at++) {
    const startsAt = new Date(Date.now() + (at + 1) * 86_400_000).toISOString();
    const input = { idempotencyKey: randomUUID(), body: data!.body.id, kind: 'REGULAR', modality: 'REMOTE', startsAt };
    const answer = await askOverHttp<{ scheduleMeeting: { meeting: { id: string } } }>(url, SCHEDULE, {
      variables: { input },
      token,
    });
    if (!answer.data?.scheduleMeeting) throw new Error(`No meeting to write to: ${JSON.stringify(answer.errors)}`);
    ids.push(answer.data.scheduleMeeting.meeting.id);
  }
  return ids;
}

/** Where the department's log ends. */
export async function headOf(world: World): Promise<{ pos: number; epoch: number }> {
  const [head] = await world.query<{ pos: number; epoch: number }>(
    'SELECT CAST(pos AS int) AS pos, epoch FROM department.event_head',
  );
  return head;
}

/** Appends so many updates of a meeting at once, by the log's own door: as the last one that it has, with ids of their own. */
export async function appendUpdates(world: World, meeting: string, count: number): Promise<void> {
  await world.query(
    `SELECT department.append_events(jsonb_agg(jsonb_build_object(
        'eventId', gen_random_uuid(), 'type', 'MeetingDetailsChanged', 'typeVersion', type_version, 'subject', subject,
        'version', version, 'touched', touched, 'payload', payload, 'at', at)))
      FROM (SELECT * FROM department.event_log WHERE subject = $1 ORDER BY pos DESC LIMIT 1) last, generate_series(1, $2)`,
    [`Meeting:${meeting}`, count],
  );
}
