import { type EntityManager, In } from 'typeorm';
import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { checkDistinct, checkId, checkLine, ENTERED, readList, readText } from '../../../platform/commands/values';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { bandOf } from '../domain/bands';
import { ListeningSession } from '../entities/listening-session';
import { ParentPriority } from '../entities/parent-priority';
import { priorityRaised } from '../events/priorities';
import type { RaisePriorityInput } from '../graphql/priority-inputs';
import { requireRight } from '../policies/commands';
import { checkMeeting } from './own-meeting';
import { MAX_AREA } from './record-listening-session';
import { theCabinet } from './the-cabinet';

/** Characters of a title in one language. */
const MAX_TITLE = 500;

/** Something that parents say matters. From how many it was heard is kept as a band alone. */
export function raisePriority(context: Context, input: RaisePriorityInput): Promise<Done> {
  return context.command('raisePriority', input, async ({ manager, record }) => {
    const cabinetId = await theCabinet(manager);
    requireRight(context.viewer, cabinetId, 'members, chair, ambassador, staff liaison');
    const priority = await readPriority(context, manager, cabinetId, input);
    await manager.insert(ParentPriority, priority);
    record({ ...priorityRaised(priority), at: context.now });
    return priority.id;
  });
}

async function readPriority(
  { today, settings }: Context,
  manager: EntityManager,
  cabinetId: string,
  input: RaisePriorityInput,
): Promise<ParentPriority> {
  const checks = new Checks();
  const title = readText(checks, 'title', input.title, MAX_TITLE);
  const why = readText(checks, 'why', input.why ?? null);
  checks.that(input.heardFrom >= 0, 'heardFrom', 'must not be negative');
  const areas = readList(checks, 'areas', input.areas) ?? [];
  areas.forEach((area, at) => checkLine(checks, ['areas', at], area, MAX_AREA));
  const indicatorIds = readList(checks, 'indicators', input.indicators) ?? [];
  indicatorIds.forEach((id, at) => checkId(checks, ['indicators', at], id));
  checkDistinct(checks, 'indicators', input.indicators);
  const sessionIds = await readSessions(checks, manager, cabinetId, input.sessions);
  await checkMeeting(checks, manager, cabinetId, input.meeting);
  checks.done();
  const { min, max } = bandOf(input.heardFrom, settings.suppressionFloor);
  return {
    id: newId(),
    version: 1,
    cabinetId,
    title,
    why,
    heardFromMin: min,
    heardFromMax: max,
    areas,
    status: 'HEARD',
    raisedOn: today,
    sessionIds,
    meetingIds: input.meeting ? [input.meeting] : [],
    indicatorIds,
    provenance: ENTERED,
  };
}

async function readSessions(
  checks: Checks,
  manager: EntityManager,
  cabinetId: string,
  given: readonly string[] | null | undefined,
): Promise<string[]> {
  const ids = readList(checks, 'sessions', given) ?? [];
  checkDistinct(checks, 'sessions', given);
  const known = await manager.findBy(ListeningSession, { id: In(ids), cabinetId });
  ids.forEach((id, at) =>
    checks.that(
      known.some((row) => row.id === id),
      ['sessions', at],
      'must be a listening session of the Parent Cabinet',
    ),
  );
  return ids;
}
