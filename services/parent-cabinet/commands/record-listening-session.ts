import { type EntityManager, In } from 'typeorm';
import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { checkDistinct, checkLine, ENTERED, readList, readTexts } from '../../../platform/commands/values';
import type { Transaction } from '../../../platform/events/transaction';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { bandOf } from '../domain/bands';
import { ListeningSession } from '../entities/listening-session';
import { ParentPriority } from '../entities/parent-priority';
import { listeningSessionRecorded, priorityHeardAgain } from '../events/priorities';
import type { RecordListeningSessionInput } from '../graphql/priority-inputs';
import { requireRight } from '../policies/commands';
import { theCabinet } from './the-cabinet';

/** Characters of the name of a part of the city. */
export const MAX_AREA = 200;

/** Parents were heard: themes, and how many came as a band alone. The number is kept nowhere. */
export function recordListeningSession(context: Context, input: RecordListeningSessionInput): Promise<Done> {
  return context.command('recordListeningSession', input, async (tx) => {
    const cabinetId = await theCabinet(tx.manager);
    requireRight(context.viewer, cabinetId, 'chair, ambassador, staff liaison');
    const session = await readSession(context, tx.manager, cabinetId, input);
    await tx.manager.insert(ListeningSession, session);
    tx.record({ ...listeningSessionRecorded(session), at: context.now });
    for (const id of input.priorities ?? []) await hearAgain(tx, id, session, context.now);
    return session.id;
  });
}

async function readSession(
  { today, settings }: Context,
  manager: EntityManager,
  cabinetId: string,
  input: RecordListeningSessionInput,
): Promise<ListeningSession> {
  const checks = new Checks();
  checks.that(input.on <= today, 'on', 'must not be in the future');
  checkLine(checks, 'area', input.area, MAX_AREA);
  checks.that(input.attendance >= 0, 'attendance', 'must not be negative');
  checks.that(input.languages.length > 0, 'languages', 'must not be empty');
  checkDistinct(checks, 'languages', input.languages);
  checkDistinct(checks, 'supports', input.supports);
  const themes = readTexts(checks, 'themes', input.themes) ?? [];
  const priorities = readList(checks, 'priorities', input.priorities) ?? [];
  checkDistinct(checks, 'priorities', input.priorities);
  const known = await manager.findBy(ParentPriority, { id: In(priorities), cabinetId });
  priorities.forEach((id, at) =>
    checks.that(
      known.some((row) => row.id === id),
      ['priorities', at],
      'must be a priority of the Parent Cabinet',
    ),
  );
  checks.done();
  const { min, max } = bandOf(input.attendance, settings.suppressionFloor);
  return {
    id: newId(),
    cabinetId,
    on: input.on,
    area: input.area ?? null,
    languages: input.languages,
    attendanceMin: min,
    attendanceMax: max,
    supports: input.supports ?? [],
    themes,
    provenance: ENTERED,
  };
}

async function hearAgain(
  { manager, record }: Transaction,
  id: string,
  session: ListeningSession,
  now: Date,
): Promise<void> {
  const priority = await manager.findOneOrFail(ParentPriority, { where: { id }, lock: { mode: 'pessimistic_write' } });
  const changes = { sessionIds: [...priority.sessionIds, session.id], version: priority.version + 1 };
  await manager.update(ParentPriority, id, changes);
  record(priorityHeardAgain({ ...priority, ...changes }, session.id, now));
}
