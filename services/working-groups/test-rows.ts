import type { Role, Viewer } from '../../platform/auth/viewer';
import type { DataRow } from '../../platform/data/dataset';
import type { TranslatedText } from '../../platform/database/values';

/** Rows of the working groups for tests: only what a test is about has to be said. */

type Given = Readonly<Record<string, unknown>>;

const provenance = { origin: 'SAMPLE', confidence: null, note: null, sources: [] };

/** An English text without a translation. */
export function text(en: string): TranslatedText {
  return { en, es: null, original: 'EN', machineTranslated: [] };
}

export function groupRow(id: string, given: Given = {}): DataRow {
  return { type: 'WorkingGroup', id, goals: [text(`Goal of ${id}`)], ...given };
}

export function memberRow(id: string, groupId: string, given: Given = {}): DataRow {
  return { type: 'WorkingGroupMember', id, groupId, role: 'MEMBER', provenance, ...given };
}

export function strategyRow(id: string, groupId: string, given: Given = {}): DataRow {
  return { type: 'Strategy', id, groupId, title: text(id), status: 'POTENTIAL', provenance, ...given };
}

export function taskRow(id: string, groupId: string, given: Given = {}): DataRow {
  return { type: 'ActionItem', id, groupId, title: text(id), status: 'OPEN', provenance, ...given };
}

export function learningRow(id: string, groupId: string, on: string, given: Given = {}): DataRow {
  return { type: 'Learning', id, groupId, on, finding: text(id), provenance, ...given };
}

export function decisionRow(id: string, groupId: string, given: Given = {}): DataRow {
  return { type: 'GroupDecision', id, groupId, text: text(id), provenance, ...given };
}

export function labelRow(strategyType: string): DataRow {
  return { type: 'StrategyTypeLabel', id: `label-${strategyType}`, strategyType, label: text(strategyType) };
}

/** Someone with one role, in a body where the role is of one. */
export function viewerWith(role: Role, body: string | null = null): Viewer {
  return { authenticated: true, person: null, grants: [{ role, body }] };
}

/** Someone of whom only the person is known. */
export function viewerWho(person: string): Viewer {
  return { authenticated: true, person, grants: [] };
}
