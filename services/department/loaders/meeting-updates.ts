import type { LogEntry } from '../../../platform/events/entry';
import type { RequestScope } from '../../../platform/subgraph/context';
import { Document } from '../entities/document';
import { Meeting } from '../entities/meeting';
import { type MeetingUpdate, meetingUpdateOf, type MeetingUpdateKind } from '../events/meeting-updates';
import { documentVisible } from '../policies/document';
import { audienceOf, meetingUpdateVisible } from '../policies/meeting-update';

/** What somebody wants to be told of; null means all. */
export interface MeetingUpdateFilter {
  readonly meeting?: string | null;
  readonly bodies?: readonly string[] | null;
  readonly kinds?: readonly MeetingUpdateKind[] | null;
}

/** An update in question, at its position. */
interface Candidate {
  readonly entry: LogEntry;
  readonly update: MeetingUpdate;
}

/**
 * Which entries of the log tell a viewer of a meeting's change that they asked for. Most are settled by what the entry
 * says; the others by one statement for all of them.
 */
export function selectMeetingUpdates(
  scope: RequestScope,
  filter: MeetingUpdateFilter,
): (entries: readonly LogEntry[]) => Promise<readonly LogEntry[]> {
  return async (entries) => {
    const asked = entries.flatMap((entry) => candidate(entry, filter));
    const open = asked.filter(({ update }) => !isSettled(update, filter));
    const visible = open.length > 0 ? await visiblePositions(scope, open, filter.bodies ?? null) : new Set<number>();
    const kept = asked.filter(({ entry, update }) => isSettled(update, filter) || visible.has(entry.pos));
    return kept.map(({ entry }) => entry);
  };
}

/** Leaves out what the entry itself says is not asked for. */
function candidate(entry: LogEntry, { meeting, bodies, kinds }: MeetingUpdateFilter): Candidate[] {
  const update = meetingUpdateOf(entry);
  if (!update) return [];
  if (kinds && !kinds.includes(update.kind)) return [];
  if (typeof meeting === 'string' && update.meetingId !== meeting) return [];
  if (bodies && update.bodyIds && !update.bodyIds.some((id) => bodies.includes(id))) return [];
  return [{ entry, update }];
}

/** True when no row need be asked whether the viewer is told of it. */
function isSettled(update: MeetingUpdate, { bodies }: MeetingUpdateFilter): boolean {
  return audienceOf(update) === 'EVERYBODY' && (!bodies || update.bodyIds !== null);
}

const GIVEN = `(SELECT * FROM unnest(
  CAST(:positions AS bigint[]), CAST(:meetings AS text[]), CAST(:documents AS text[]), CAST(:audiences AS text[])
) AS given (pos, meeting_id, document_id, audience))`;

async function visiblePositions(
  { manager, viewer }: RequestScope,
  candidates: readonly Candidate[],
  bodies: readonly string[] | null,
): Promise<Set<number>> {
  const document = documentVisible(viewer);
  const visible = meetingUpdateVisible(viewer);
  const query = manager
    .createQueryBuilder()
    .select('given.pos', 'pos')
    .from(GIVEN, 'given')
    .innerJoin(Meeting, 'meeting', 'meeting.id = given.meeting_id')
    .leftJoin(Document, 'item', `item.id = given.document_id AND (${document.sql})`, document.parameters)
    .where(visible.sql, visible.parameters)
    .setParameters({
      positions: candidates.map(({ entry }) => entry.pos),
      meetings: candidates.map(({ update }) => update.meetingId),
      documents: candidates.map(({ update }) => update.documentId),
      audiences: candidates.map(({ update }) => audienceOf(update)),
    });
  const ofBodies = '(meeting.body_id = ANY(:bodies) OR meeting.joint_with_ids && CAST(:bodies AS text[]))';
  if (bodies) query.andWhere(ofBodies, { bodies });
  const rows = await query.getRawMany<{ pos: string }>();
  return new Set(rows.map(({ pos }) => Number(pos)));
}
