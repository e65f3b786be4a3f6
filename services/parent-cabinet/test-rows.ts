import type { Role, Viewer } from '../../platform/auth/viewer';
import type { DataRow } from '../../platform/data/dataset';
import type { TranslatedText } from '../../platform/database/values';
import type { ConsentField } from './domain/vocabulary';

/** Rows of the Parent Cabinet for tests: only what a test is about has to be said. */

type Given = Readonly<Record<string, unknown>>;

const provenance = { origin: 'SAMPLE', confidence: null, note: null, sources: [] };

/** The Parent Cabinet of the tests. */
export const CABINET = 'parents';

/** An English text without a translation. */
export function text(en: string): TranslatedText {
  return { en, es: null, original: 'EN', machineTranslated: [] };
}

export function cabinetRow(given: Given = {}): DataRow {
  return { type: 'ParentCabinet', id: CABINET, ...given };
}

/** A seat with everything filled in, so that whatever is not shown is hidden and not merely absent. */
export function seatRow(id: string, given: Given = {}): DataRow {
  return {
    type: 'ParentMember',
    id,
    cabinetId: CABINET,
    personId: `person-${id}`,
    displayName: `Sample name of ${id}`,
    role: 'MEMBER',
    from: '2026-01-01',
    liaisonToId: 'wg-a',
    languages: ['es'],
    provenance,
    ...given,
  };
}

export function consentRow(memberId: string, field: ConsentField, given: Given = {}): DataRow {
  return { type: 'Consent', id: `consent-${memberId}-${field}`, memberId, field, givenOn: '2026-01-02', ...given };
}

export function sessionRow(id: string, on: string, given: Given = {}): DataRow {
  return {
    type: 'ListeningSession',
    id,
    cabinetId: CABINET,
    on,
    attendanceMin: 20,
    attendanceMax: 29,
    provenance,
    ...given,
  };
}

export function priorityRow(id: string, given: Given = {}): DataRow {
  return {
    type: 'ParentPriority',
    id,
    cabinetId: CABINET,
    title: text(id),
    heardFromMin: 0,
    heardFromMax: 9,
    status: 'HEARD',
    provenance,
    ...given,
  };
}

export function supportsRow(meetingId: string, supports: readonly string[]): DataRow {
  return { type: 'MeetingSupports', id: `supports-${meetingId}`, meetingId, supports };
}

/** Someone with one role, in a body where the role is of one. */
export function viewerWith(role: Role, body: string | null = null): Viewer {
  return { authenticated: true, person: null, grants: [{ role, body }] };
}

/** Someone of whom only the person is known. */
export function viewerWho(person: string): Viewer {
  return { authenticated: true, person, grants: [] };
}
