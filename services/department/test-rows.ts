import type { DataRow } from '../../platform/data/dataset';
import type { TranslatedText } from '../../platform/database/values';
import { type Grant, type Role, type Viewer } from '../../platform/auth/viewer';

/** Rows of the department for tests: only what a test is about has to be said. */

type Given = Readonly<Record<string, unknown>>;

export const PROVENANCE = { origin: 'SAMPLE', confidence: null, note: null, sources: [] };

/** An English text without a translation. */
export function text(en: string): TranslatedText {
  return { en, es: null, original: 'EN', machineTranslated: [] };
}

export function bodyRow(id: string, given: Given = {}): DataRow {
  return {
    type: 'Body',
    id,
    slug: id,
    kind: 'WORKING_GROUP',
    name: text(id),
    openMeetingStatus: 'UNDETERMINED',
    provenance: PROVENANCE,
    ...given,
  };
}

export function meetingRow(id: string, bodyId: string, given: Given = {}): DataRow {
  return { type: 'Meeting', id, bodyId, provenance: PROVENANCE, ...given };
}

export function itemRow(id: string, meetingId: string, given: Given = {}): DataRow {
  return { type: 'AgendaItem', id, meetingId, position: 1, number: '1', kind: 'BUSINESS', ...given };
}

export function entryRow(id: string, meetingId: string, given: Given = {}): DataRow {
  return { type: 'RollCallEntry', id, meetingId, position: 1, presence: 'PRESENT', ...given };
}

export function personRow(id: string, given: Given = {}): DataRow {
  return { type: 'Person', id, displayName: `Sample ${id}`, isPseudonym: true, provenance: PROVENANCE, ...given };
}

export function documentRow(id: string, kind: string, given: Given = {}): DataRow {
  return { type: 'Document', id, kind, title: text(id), provenance: PROVENANCE, ...given };
}

/** Someone with one role, in a body where the role is of one. */
export function viewerWith(role: Role, body: string | null = null, person: string | null = null): Viewer {
  const grant: Grant = { role, body };
  return { authenticated: true, person, grants: [grant] };
}
