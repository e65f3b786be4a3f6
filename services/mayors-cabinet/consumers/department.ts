import type { EntityManager } from 'typeorm';
import type { LogEntry } from '../../../platform/events/entry';
import type { PayloadOf } from '../../../platform/events/shapes';
import type { Transaction } from '../../../platform/events/transaction';
import { type Learned, reading } from '../../../platform/feed/consumers';
import { oncePerBatch } from '../../../platform/feed/once-per-batch';
import { isNotTakenUp } from '../domain/meetings';
import { IMPLEMENTATION_SET, NOT_TAKEN_UP } from '../domain/stages';
import { KnownAgendaItem, KnownBody, KnownMeeting } from '../entities/known';
import { MayorsCabinet } from '../entities/mayors-cabinet';
import { RecommendationAgendaItem, StageChange } from '../entities/recommendation';
import { idOf } from '../events/updates';
import { moveByItself } from './move-by-itself';

/*
 * What the docket learns of the department: which bodies there are; the Cabinet's meetings and the items of their agendas,
 * and with them which recommendations go back to the docket; what is carried out.
 */

/** Of the payload of every event of a meeting. */
const MEETING = {
  bodyId: 'id',
  jointWithIds: 'ids',
  status: 'word?',
  date: 'day?',
  startsAt: 'instant?',
  agendaPublishedAt: 'instant?',
  origin: 'word',
  'attendeeIds?': 'ids',
} as const;
/** Of those that are about an item. */
const ITEM_OF_MEETING = {
  ...MEETING,
  'agendaItemId?': 'id',
  'itemStatus?': 'word?',
  'executiveSession?': 'flag',
} as const;

type MeetingEvent = LogEntry & {
  readonly payload: PayloadOf<typeof MEETING> & Partial<PayloadOf<typeof ITEM_OF_MEETING>>;
};

const body = reading({ kind: 'word', validTo: 'day?' }, async (event, { manager }) => {
  const { kind, validTo } = event.payload;
  await manager.upsert(KnownBody, { id: idOf(event), kind, validTo }, ['id']);
});

const meeting = reading(MEETING, (event, tx) => ofMeeting(event, tx));
const itemOfMeeting = reading(ITEM_OF_MEETING, (event, tx) => ofMeeting(event, tx));

async function ofMeeting(event: MeetingEvent, tx: Transaction): Promise<void> {
  const facts = event.payload;
  const bodyIds = [facts.bodyId, ...facts.jointWithIds];
  // Items and meetings of other bodies take up nothing that was sent to the Cabinet.
  if (!(await isOfCabinet(tx.manager, bodyIds))) return;
  const id = idOf(event);
  await keepMeeting(tx.manager, id, bodyIds, facts);
  const { agendaItemId, itemStatus } = facts;
  const isGone = itemStatus === null;
  if (agendaItemId !== undefined)
    await keepItem(tx.manager, id, agendaItemId, { ...facts, itemStatus: isGone ? 'WITHDRAWN' : itemStatus });
  await sendBack(tx, id, event);
  if (agendaItemId !== undefined && isGone) await forgetItem(tx.manager, agendaItemId);
}

/** Of a row that a dataset brought. */
const item = reading({ meetingId: 'id', status: 'word', 'executiveSession?': 'flag' }, async (event, { manager }) => {
  const { meetingId, status, executiveSession } = event.payload;
  if (!(await manager.existsBy(KnownMeeting, { id: meetingId }))) return;
  await keepItem(manager, meetingId, idOf(event), { itemStatus: status, executiveSession });
});

const implementation = reading({}, (event, tx) => moveByItself(tx, idOf(event), IMPLEMENTATION_SET, event.at));

export const department: Learned = {
  on: {
    BodyRegistered: body,
    BodyUpdated: body,
    MeetingRecorded: meeting,
    MeetingScheduled: meeting,
    MeetingDetailsChanged: meeting,
    MeetingRescheduled: meeting,
    MeetingCancelled: meeting,
    MeetingNotHeld: meeting,
    MeetingStarted: meeting,
    MeetingRecessed: meeting,
    MeetingResumed: meeting,
    MeetingAdjourned: meeting,
    AgendaPublished: meeting,
    AgendaChanged: itemOfMeeting,
    ItemOpened: itemOfMeeting,
    ItemClosed: itemOfMeeting,
    AttendanceChanged: meeting,
    AgendaItemAdded: item,
    ImplementationSet: implementation,
  },
  async forget(manager) {
    for (const entity of [KnownAgendaItem, KnownMeeting, KnownBody])
      await manager.createQueryBuilder().delete().from(entity).execute();
  },
};

const cabinets = oncePerBatch((manager) => manager.find(MayorsCabinet));

async function isOfCabinet(manager: EntityManager, bodyIds: readonly string[]): Promise<boolean> {
  return (await cabinets(manager)).some(({ id }) => bodyIds.includes(id));
}

async function keepMeeting(
  manager: EntityManager,
  id: string,
  bodyIds: string[],
  facts: MeetingEvent['payload'],
): Promise<void> {
  const { status, date, startsAt, agendaPublishedAt, origin, attendeeIds } = facts;
  const known = {
    id,
    bodyIds,
    status,
    date,
    startsAt: startsAt === null ? null : new Date(startsAt),
    // Of the record's meetings everything is public.
    agendaPublic: agendaPublishedAt !== null || status === null || (origin !== 'ENTERED' && status !== 'SCHEDULED'),
    ...(attendeeIds && { attendeeIds: [...attendeeIds] }),
  };
  await manager.upsert(KnownMeeting, known, ['id']);
}

async function keepItem(
  manager: EntityManager,
  meetingId: string,
  id: string,
  { itemStatus, executiveSession }: { readonly itemStatus?: string; readonly executiveSession?: boolean },
): Promise<void> {
  const known = {
    id,
    meetingId,
    ...(itemStatus !== undefined && { status: itemStatus }),
    ...(executiveSession !== undefined && { executiveSession }),
  };
  await manager.upsert(KnownAgendaItem, known, ['id']);
}

/** It was taken off before anybody outside saw it: it has never taken up anything. */
async function forgetItem(manager: EntityManager, agendaItemId: string): Promise<void> {
  await manager.delete(RecommendationAgendaItem, { agendaItemId });
  await manager.delete(KnownAgendaItem, agendaItemId);
}

/** What was scheduled for this meeting, and will not be taken up or was not, goes back to the docket. */
async function sendBack(tx: Transaction, meetingId: string, event: LogEntry): Promise<void> {
  const meeting = await tx.manager.findOneByOrFail(KnownMeeting, { id: meetingId });
  for (const { recommendationId, items } of await scheduledFor(tx.manager, meetingId)) {
    if (items.every((status) => isNotTakenUp(meeting.status, status)))
      await moveByItself(tx, recommendationId, NOT_TAKEN_UP, event.at);
  }
}

interface Scheduled {
  readonly recommendationId: string;
  /** Status of each item of the meeting that it was put on. */
  readonly items: readonly string[];
}

/** Recommendations whose last step says that they are on this meeting's agenda. */
function scheduledFor(manager: EntityManager, meetingId: string): Promise<Scheduled[]> {
  return manager
    .createQueryBuilder(RecommendationAgendaItem, 'link')
    .select('link.recommendation_id', 'recommendationId')
    .addSelect('array_agg(item.status)', 'items')
    .innerJoin(KnownAgendaItem, 'item', 'item.id = link.agenda_item_id AND item.meeting_id = :meetingId', { meetingId })
    .innerJoin(StageChange, 'step', 'step.recommendation_id = link.recommendation_id')
    .where(`step.stage = 'SCHEDULED' AND step.meeting_id = :meetingId`)
    .andWhere(
      'step.position = (SELECT max(last.position) FROM stage_change last WHERE last.recommendation_id = step.recommendation_id)',
    )
    .groupBy('link.recommendation_id')
    .getRawMany<Scheduled>();
}
