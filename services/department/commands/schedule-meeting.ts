import type { EntityManager } from 'typeorm';
import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { ENTERED } from '../../../platform/commands/values';
import { HUB_ZONE } from '../../../platform/clock';
import { HubError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { Body } from '../entities/body';
import { Meeting } from '../entities/meeting';
import { meetingEvent } from '../events/meeting-changes';
import type { ScheduleMeetingInput } from '../graphql/meeting-inputs';
import { requireMeetingRight } from '../policies/meeting-commands';
import { readDetails } from './meeting-details';
import { checkZone, readTime, stillThere } from './meeting-time';

/** Puts a meeting into the calendar. @throws HubError NOT_FOUND when there is no such body */
export function scheduleMeeting(context: Context, input: ScheduleMeetingInput): Promise<Done> {
  return context.command('scheduleMeeting', input, async (tx) => {
    const body = await tx.manager.findOneBy(Body, { id: input.body });
    if (!body) throw new HubError('NOT_FOUND', 'There is no such body.');
    requireMeetingRight(context.viewer, 'co-chair, staff, clerk', [body]);
    const meeting = await readMeeting(tx.manager, context.now, body, input);
    await tx.manager.insert(Meeting, meeting);
    tx.record(meetingEvent('MeetingScheduled', meeting, context.now, {}));
    return meeting.id;
  });
}

async function readMeeting(
  manager: EntityManager,
  now: Date,
  body: Body,
  input: ScheduleMeetingInput,
): Promise<Meeting> {
  const checks = new Checks();
  const zone = (await checkZone(checks, manager, input.timeZone)) ? input.timeZone : HUB_ZONE;
  const time = readTime(checks, { startsAt: input.startsAt, endsAt: input.endsAt ?? null }, zone);
  checks.that(stillThere(body, time.date), 'body', 'must be a body that is there on the day');
  const details = await readDetails(checks, manager, { bodyId: body.id, date: time.date }, input);
  checks.done();
  return {
    ...BLANK,
    id: newId(),
    bodyId: body.id,
    kind: input.kind,
    ...time,
    timeZone: zone,
    modality: input.modality,
    title: details.title ?? null,
    jointWithIds: details.jointWithIds ?? [],
    place: details.place ?? null,
    joinUrl: details.joinUrl ?? null,
    dialIn: details.dialIn ?? null,
    interpretation: details.interpretation ?? [],
    objectives: details.objectives ?? [],
    scheduledAt: now,
  };
}

/** What is the same for every meeting that is new. */
const BLANK = {
  version: 1,
  status: 'SCHEDULED',
  statusReason: null,
  previousStartsAt: null,
  dateAsPublished: null,
  agendaPublishedAt: null,
  startedAt: null,
  sessionAt: null,
  adjournedAt: null,
  presentCount: null,
  absentCount: null,
  excusedCount: null,
  votesRecordedAt: null,
  minutesStatus: 'NONE',
  minutesPostedAt: null,
  minutesApprovedInId: null,
  provenance: ENTERED,
} as const satisfies Partial<Meeting>;
