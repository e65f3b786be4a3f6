import type { EntityManager } from 'typeorm';
import type { Checks } from '../../../platform/commands/checks';
import { checkId } from '../../../platform/commands/values';
import { newId } from '../../../platform/ids';
import { hasSeats, type RollLine } from '../domain/roll';
import { Person } from '../entities/person';
import { RollCallEntry } from '../entities/roll-call-entry';
import type { RollCallEntryInput } from '../graphql/roll-call-inputs';
import type { MeetingChange } from './meeting-change';

/** More lines than any body has members. */
const MAX_LINES = 500;

/**
 * Reads what was given of a roll, and checks each line of it.
 * @param field of the input that holds it
 */
export async function readRoll(
  checks: Checks,
  change: MeetingChange,
  field: string,
  given: readonly RollCallEntryInput[],
): Promise<RollLine[]> {
  if (!checks.that(given.length > 0 && given.length <= MAX_LINES, field, `must have 1 to ${MAX_LINES} entries`))
    return [];
  const seated = change.bodies.some(hasSeats);
  given.forEach((entry, at) => checkEntry(checks, [field, at], entry, seated));
  checkOnce(checks, field, 'seat', given);
  checkOnce(checks, field, 'person', given);
  await checkPeople(checks, change.manager, field, given);
  if (checks.failed) return [];
  const nonVoting = await seatsThatDoNotCount(change, given);
  return given.map((entry) => lineOf(entry, change, nonVoting));
}

/** The roll of a meeting as it stands, in its order. */
export function presentRoll(manager: EntityManager, meetingId: string): Promise<RollCallEntry[]> {
  return manager.find(RollCallEntry, { where: { meetingId }, order: { position: 'ASC', id: 'ASC' } });
}

/** Puts a roll in the place of whatever there was of one. */
export async function writeRoll(manager: EntityManager, meetingId: string, lines: readonly RollLine[]): Promise<void> {
  await manager.delete(RollCallEntry, { meetingId });
  const rows = lines.map(({ personId, seatId, asDesignee, presence, countsForQuorum }, at) => {
    const line = { personId, seatId, asDesignee, presence, countsForQuorum };
    return { id: newId(), meetingId, position: at + 1, ...line };
  });
  await manager.insert(RollCallEntry, rows);
}

function checkEntry(checks: Checks, path: readonly [string, number], entry: RollCallEntryInput, seated: boolean): void {
  const { person, seat, asDesignee } = entry;
  checks.that(Boolean(person ?? seat), path, 'must name a person, a seat, or both');
  checkId(checks, [...path, 'seat'], seat);
  checks.that(seated || !seat, [...path, 'seat'], 'must be left out: no body of this meeting has seats');
  checks.that(
    !asDesignee || Boolean(person && seat),
    [...path, 'asDesignee'],
    'needs both: the seat, and the person who sits for its holder',
  );
}

function checkOnce(checks: Checks, field: string, of: 'seat' | 'person', given: readonly RollCallEntryInput[]): void {
  const seen = new Set<string>();
  given.forEach((entry, at) => {
    const id = entry[of];
    if (!id) return;
    checks.that(!seen.has(id), [field, at, of], 'must not be there twice');
    seen.add(id);
  });
}

async function checkPeople(
  checks: Checks,
  manager: EntityManager,
  field: string,
  given: readonly RollCallEntryInput[],
): Promise<void> {
  const ids = given.flatMap(({ person }) => person ?? []);
  if (ids.length === 0) return;
  const rows = await manager
    .createQueryBuilder(Person, 'item')
    .select('item.id', 'id')
    .where('item.id = ANY(:ids)', { ids })
    .getRawMany<{ id: string }>();
  const known = new Set(rows.map(({ id }) => id));
  given.forEach(({ person }, at) => {
    checks.that(!person || known.has(person), [field, at, 'person'], 'must be a person of the directory');
  });
}

/** Whether a seat has a vote, its own service knows; here it is as the latest roll of the body has it. */
async function seatsThatDoNotCount(
  { manager, meeting }: MeetingChange,
  given: readonly RollCallEntryInput[],
): Promise<ReadonlySet<string>> {
  const seats = given.flatMap(({ seat }) => seat ?? []);
  if (seats.length === 0) return new Set();
  const rows: { seat_id: string; counts_for_quorum: boolean }[] = await manager.query(
    `SELECT DISTINCT ON (entry.seat_id) entry.seat_id, entry.counts_for_quorum
      FROM roll_call_entry entry JOIN meeting ON meeting.id = entry.meeting_id
      WHERE meeting.body_id = $1 AND entry.seat_id = ANY($2)
      ORDER BY entry.seat_id, meeting.starts_at DESC NULLS LAST, meeting.date DESC NULLS LAST, meeting.id DESC`,
    [meeting.bodyId, seats],
  );
  return new Set(rows.filter((row) => !row.counts_for_quorum).map((row) => row.seat_id));
}

/** The quorum is the meeting's own body's: of one with seats, its seats make it; of another, its people. */
function lineOf(entry: RollCallEntryInput, { bodies }: MeetingChange, nonVoting: ReadonlySet<string>): RollLine {
  const seatId = entry.seat ?? null;
  const countsForQuorum = hasSeats(bodies[0]) ? seatId !== null && !nonVoting.has(seatId) : seatId === null;
  return {
    personId: entry.person ?? null,
    seatId,
    asDesignee: entry.asDesignee,
    presence: entry.presence,
    countsForQuorum,
  };
}
