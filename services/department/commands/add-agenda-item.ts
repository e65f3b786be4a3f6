import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { HubError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { lackOfLateItem, type LateItemLack, needsLateVote } from '../domain/late-item';
import { AgendaItem } from '../entities/agenda-item';
import type { MeetingKind } from '../entities/meeting';
import type { AddAgendaItemInput, LateVoteInput } from '../graphql/agenda-inputs';
import { isAgendaPublished } from '../policies/agenda-item';
import { requireMayAddClosed } from '../policies/executive-session';
import { AgendaOrder } from './agenda-order';
import { checkClosedDoors, readItem } from './item-values';
import { changeMeeting } from './meeting-change';

/**
 * Puts an item on a meeting's agenda.
 * @throws HubError LATE_ITEM_REFUSED when the agenda is public and the item may not be added any more
 */
export function addAgendaItem(context: Context, input: AddAgendaItemInput): Promise<Done> {
  return changeMeeting(context, 'addAgendaItem', input, input.meeting, async (change) => {
    const { manager, meeting } = change;
    const { kind, after = null, lateVote = null } = input;
    if (kind === 'EXECUTIVE_SESSION') requireMayAddClosed(context.viewer, change.bodies, input);
    const published = isAgendaPublished(meeting);
    const checks = new Checks();
    const values = await readItem(checks, change, context.viewer, input);
    checkClosedDoors(checks, kind, { title: values.title ?? null, legalReason: values.legalReason ?? null });
    checkLateVote(checks, lateVote, published, meeting.kind);
    const order = await AgendaOrder.of(manager, meeting.id);
    order.check(checks, after);
    checks.done();
    if (published) requireNotRefused(lackOfLateItem(meeting.kind, lateVote));
    const id = newId();
    await manager.insert(AgendaItem, {
      ...values,
      id,
      kind,
      meetingId: meeting.id,
      position: await order.placeAfter(after),
      addedLate: published,
      lateVoteYes: lateVote?.yes,
      lateVoteNo: lateVote?.no,
    });
    const executiveSession = kind === 'EXECUTIVE_SESSION';
    change.record('AgendaChanged', change.now, {
      agendaItemId: id,
      published,
      itemStatus: 'PLANNED',
      executiveSession,
    });
    return id;
  });
}

function checkLateVote(checks: Checks, vote: LateVoteInput | null, published: boolean, kind: MeetingKind | null): void {
  if (vote === null) return;
  checks.that(published, 'lateVote', 'must be left out: the agenda is not published yet');
  const asked = !published || kind === 'SPECIAL' || needsLateVote(kind);
  checks.that(asked, 'lateVote', 'must be left out: a meeting of this kind votes on no late item');
  checks.that(vote.yes >= 0, ['lateVote', 'yes'], 'must not be negative');
  checks.that(vote.no >= 0, ['lateVote', 'no'], 'must not be negative');
}

const REFUSALS: Readonly<Record<LateItemLack, string>> = {
  NOTICE: 'A special meeting takes up only the business named in its notice.',
  LATE_VOTE: 'The agenda is published: an item is added by a vote of two thirds, and lateVote is missing.',
  TWO_THIRDS: 'The agenda is published: an item is added by two thirds of those who voted, and fewer were in favour.',
};

function requireNotRefused(lack: LateItemLack | null): void {
  if (lack === null) return;
  throw new HubError('LATE_ITEM_REFUSED', REFUSALS[lack], { extensions: { missing: lack } });
}
