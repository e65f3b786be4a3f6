import type { Grant, Role, Viewer } from '../../platform/auth/viewer';
import type { DataRow } from '../../platform/data/dataset';
import type { TranslatedText } from '../../platform/database/values';
import type { Stage } from './domain/values';

/** Rows of the docket for tests: only what a test is about has to be said. */

type Given = Readonly<Record<string, unknown>>;

const PROVENANCE = { origin: 'SAMPLE', confidence: null, note: null, sources: [] };

/** An English text without a translation. */
export function text(en: string): TranslatedText {
  return { en, es: null, original: 'EN', machineTranslated: [] };
}

/** Someone with roles, each of a body or of none: `viewer({ CLERK: null, CO_CHAIR: 'parents' })`. */
export function viewer(roles: Partial<Record<Role, string | null>>, person: string | null = null): Viewer {
  const grants = Object.entries(roles).map(([role, body]) => ({ role, body }) as Grant);
  return { authenticated: true, person, grants };
}

export const cabinetRow: DataRow = { type: 'MayorsCabinet', id: 'cabinet' };

export function bodyRow(id: string, kind: string, given: Given = {}): DataRow {
  return { type: 'KnownBody', id, kind, ...given };
}

export function meetingRow(id: string, given: Given = {}): DataRow {
  return {
    type: 'KnownMeeting',
    id,
    bodyIds: ['cabinet'],
    date: '2026-03-01',
    status: 'AGENDA_PUBLISHED',
    agendaPublic: true,
    ...given,
  };
}

export function itemRow(id: string, meetingId: string, given: Given = {}): DataRow {
  return { type: 'KnownAgendaItem', id, meetingId, ...given };
}

export function linkRow(recommendationId: string, agendaItemId: string): DataRow {
  const id = `${recommendationId}-${agendaItemId}`;
  return { type: 'RecommendationAgendaItem', id, recommendationId, agendaItemId };
}

/** A stage, since when, and what else there is to say of the step. */
type GivenStep = readonly [stage: Stage, at: string, given?: Given];

/** A recommendation with its history: the first step is the submission, the last is where it stands. */
export function recommendationRows(id: string, history: readonly GivenStep[], given: Given = {}): DataRow[] {
  const [stage, stageSince] = history[history.length - 1];
  const recommendation = {
    type: 'Recommendation',
    id,
    number: `2026-${id}`,
    kind: 'RECOMMENDATION',
    title: text(id),
    ask: text('Please'),
    fromId: 'parents',
    submittedAt: history[0][1],
    stage,
    stageSince,
    provenance: PROVENANCE,
    ...given,
  };
  const steps = history.map(([to, at, more], index) => ({
    type: 'StageChange',
    id: `${id}.${index + 1}`,
    recommendationId: id,
    position: index + 1,
    stage: to,
    at,
    ...more,
  }));
  return [recommendation, ...steps];
}

export function seatRow(id: string, given: Given = {}): DataRow {
  return { type: 'Seat', id, bodyId: 'cabinet', role: text(id), provenance: PROVENANCE, ...given };
}

export function holdingRow(seatId: string, personId: string | null, from: string | null, to: string | null): DataRow {
  return { type: 'SeatHolding', id: `${seatId}-${personId}-${from}`, seatId, personId, from, to };
}

export function motionRow(id: string, given: Given = {}): DataRow {
  return {
    type: 'Motion',
    id,
    meetingId: 'meeting',
    agendaItemId: 'item',
    movedOn: '2026-03-01',
    position: 1,
    text: text(id),
    provenance: PROVENANCE,
    ...given,
  };
}

export function voteRow(motionId: string, seatId: string, option: string, given: Given = {}): DataRow {
  return { type: 'Vote', id: `${motionId}-${seatId}`, motionId, seatId, option, ...given };
}
