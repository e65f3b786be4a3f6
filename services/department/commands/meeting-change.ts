import type { EntityManager } from 'typeorm';
import { illegalTransition } from '../../../platform/commands/transition';
import type { Done } from '../../../platform/commands/commands';
import { expectVersion } from '../../../platform/commands/version';
import { HubError } from '../../../platform/errors';
import type { Transaction } from '../../../platform/events/transaction';
import type { Context } from '../context';
import { allows, legalMoves, type MeetingMove } from '../domain/meeting-moves';
import { Body } from '../entities/body';
import { Meeting } from '../entities/meeting';
import { meetingEvent } from '../events/meeting-changes';
import type { MeetingEventType } from '../events/meeting-updates';
import { type MeetingRight, requireMeetingRight } from '../policies/meeting-commands';

/** What every input of a meeting's change has. */
export interface MeetingChangeInput {
  readonly idempotencyKey: string;
  readonly expectedVersion?: number | null;
}

/** Characters of a reason that is given for a move, in one language. */
export const MAX_REASON = 2_000;

/** Who may make a move. */
const RIGHTS: Partial<Record<MeetingMove, MeetingRight>> = {
  startMeeting: 'co-chair, clerk',
  recordAttendance: 'co-chair, clerk',
  declareNoQuorum: 'co-chair, clerk',
  approveMinutes: 'co-chair, clerk',
  correctMinutes: 'co-chair, clerk',
};

/** One change of one meeting that may be made: its row is locked until the change is committed. */
export class MeetingChange {
  private changes: Partial<Meeting> = {};
  private readonly happened: [type: MeetingEventType, at: Date, more: Readonly<Record<string, unknown>>][] = [];

  constructor(
    readonly tx: Transaction,
    readonly meeting: Meeting,
    /** Of the meeting, joint ones included; its own first. */
    readonly bodies: readonly Body[],
    /** The instant of the request. */
    readonly now: Date,
  ) {}

  get manager(): EntityManager {
    return this.tx.manager;
  }

  /** What of the meeting's own row changes; what is undefined stays. */
  set(changes: Partial<Meeting>): void {
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    this.changes = { ...this.changes, ...Object.fromEntries(given) };
  }

  /** What happened, in order; at least one thing of each change. */
  record(type: MeetingEventType, at: Date = this.now, more: Readonly<Record<string, unknown>> = {}): void {
    this.happened.push([type, at, more]);
  }

  /** Writes the row under its next version, and the events with it. */
  async commit(): Promise<void> {
    const version = this.meeting.version + 1;
    await this.manager.update(Meeting, this.meeting.id, { ...this.changes, version });
    const changed = { ...this.meeting, ...this.changes, version };
    for (const [type, at, more] of this.happened) this.tx.record(meetingEvent(type, changed, at, more));
  }
}

/**
 * Changes a meeting: who may, where it stands, which version; then the work.
 * @param meetingId how the work finds the meeting's id, once the transaction has begun
 * @param work gives the id of what the payload shows, where that is not the meeting
 */
export function changeMeeting(
  context: Context,
  move: MeetingMove,
  input: MeetingChangeInput,
  meetingId: string | ((manager: EntityManager) => Promise<string | null>),
  work: (change: MeetingChange) => Promise<string | void>,
): Promise<Done> {
  return context.command(move, input, async (tx) => {
    const id = typeof meetingId === 'string' ? meetingId : await meetingId(tx.manager);
    const change = await open(tx, context, move, id);
    expectVersion(change.meeting.version, input.expectedVersion);
    const shown = await work(change);
    await change.commit();
    return shown ?? change.meeting.id;
  });
}

async function open(tx: Transaction, context: Context, move: MeetingMove, id: string | null): Promise<MeetingChange> {
  const change = await openMeeting(tx, context, RIGHTS[move] ?? 'co-chair, staff, clerk', id);
  const { meeting } = change;
  if (!allows(meeting, move)) throw illegalTransition('meeting', whereItStands(meeting), legalMoves(meeting));
  return change;
}

/**
 * Locks a meeting for a change that any state of it allows, such as another paper of it.
 * @throws HubError NOT_FOUND, or as `requireMeetingRight` does
 */
export async function openMeeting(
  tx: Transaction,
  { viewer, now }: Context,
  right: MeetingRight,
  id: string | null,
): Promise<MeetingChange> {
  const meeting = id === null ? null : await lockMeeting(tx.manager, id);
  if (!meeting) throw notFound();
  const bodies = await bodiesOfMeeting(tx.manager, meeting);
  requireMeetingRight(viewer, right, bodies);
  return new MeetingChange(tx, meeting, bodies, now);
}

/** Others who change the meeting wait until this change is committed. */
function lockMeeting(manager: EntityManager, id: string): Promise<Meeting | null> {
  return manager.findOne(Meeting, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

async function bodiesOfMeeting(manager: EntityManager, { bodyId, jointWithIds }: Meeting): Promise<Body[]> {
  const ids = [bodyId, ...jointWithIds];
  const bodies = await manager.createQueryBuilder(Body, 'item').where('item.id = ANY(:ids)', { ids }).getMany();
  return bodies.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** Of a meeting that is over, its minutes say how far it is. */
function whereItStands({ status, minutesStatus }: Meeting): string | null {
  return status === 'ADJOURNED' && minutesStatus !== 'NONE' ? `ADJOURNED, its minutes ${minutesStatus}` : status;
}

function notFound(): HubError {
  return new HubError('NOT_FOUND', 'There is no such meeting.');
}
