import type { EntityManager } from 'typeorm';
import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { oneAtATime } from '../../../platform/commands/one-at-a-time';
import { ENTERED, readText } from '../../../platform/commands/values';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { hasBegun } from '../domain/meetings';
import { KnownAgendaItem, KnownMeeting } from '../entities/known';
import { Motion } from '../entities/motion';
import { Seat } from '../entities/seat';
import { motionRecorded } from '../events/motions';
import type { RecordMotionInput } from '../graphql/motion-inputs';
import { requireClerk } from '../policies/clerk';
import { cabinetId } from './recommendation-change';

/** A motion on an item of a meeting of the Cabinet, which is in session or over. */
export function recordMotion(context: Context, input: RecordMotionInput): Promise<Done> {
  return context.command('recordMotion', input, async ({ manager, record }) => {
    requireClerk(context.viewer);
    const { movedBy = null, secondedBy = null } = input;
    const checks = new Checks();
    const text = readText(checks, 'text', input.text);
    const meeting = await checkItem(checks, context, manager, input.agendaItem);
    const seats = await manager.findBy(Seat, { bodyId: await cabinetId(manager) });
    const isSeat = (id: string | null): boolean => id === null || seats.some((seat) => seat.id === id);
    checks.that(isSeat(movedBy), 'movedBy', 'must be a seat of the Cabinet');
    checks.that(isSeat(secondedBy), 'secondedBy', 'must be a seat of the Cabinet');
    checks.that(secondedBy === null || secondedBy !== movedBy, 'secondedBy', 'must be another seat than movedBy');
    checks.done();
    const { id: meetingId, date } = meeting as KnownMeeting;
    const motion: Motion = {
      id: newId(),
      version: 1,
      meetingId,
      agendaItemId: input.agendaItem,
      movedOn: date ?? context.today,
      position: await nextPosition(manager, meetingId),
      text,
      movedById: movedBy,
      secondedById: secondedBy,
      result: input.result,
      unanimous: input.unanimous ?? null,
      correctedAt: null,
      correctionReason: null,
      provenance: ENTERED,
    };
    await manager.insert(Motion, motion);
    record(motionRecorded(motion, context.now));
    return motion.id;
  });
}

async function checkItem(
  checks: Checks,
  { today }: Context,
  manager: EntityManager,
  id: string,
): Promise<KnownMeeting | null> {
  const item = await manager.findOneBy(KnownAgendaItem, { id });
  const meeting = item && (await manager.findOneBy(KnownMeeting, { id: item.meetingId }));
  const isOfCabinet = meeting?.bodyIds.includes(await cabinetId(manager)) ?? false;
  // Of the record's meetings it is not always known how they went.
  const isOn =
    meeting !== null &&
    (hasBegun(meeting.status) || (meeting.status === null && meeting.date !== null && meeting.date <= today));
  const reason = 'must be an item of a meeting of the Cabinet that is in session or over';
  return checks.known(isOfCabinet && isOn, 'department', 'agendaItem', reason) ? meeting : null;
}

/** Two at once wait for each other. */
async function nextPosition(manager: EntityManager, meetingId: string): Promise<number> {
  await oneAtATime(manager, `motions of ${meetingId}`);
  return (await manager.countBy(Motion, { meetingId })) + 1;
}
