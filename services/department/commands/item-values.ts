import type { Viewer } from '../../../platform/auth/viewer';
import type { Checks } from '../../../platform/commands/checks';
import { checkLine, readMoney, readText } from '../../../platform/commands/values';
import { allOf, rowsWhere } from '../../../platform/loaders/rows';
import type { AgendaItem, AgendaItemKind } from '../entities/agenda-item';
import { Body } from '../entities/body';
import { Document } from '../entities/document';
import { Grant } from '../entities/grant';
import type { UpdateAgendaItemInput } from '../graphql/agenda-inputs';
import { documentVisible } from '../policies/document';
import type { MeetingChange } from './meeting-change';

const MAX_NUMBER = 20;
const MAX_TITLE = 500;
const MAX_PAPERS = 100;

/** What may be given of an item, be it new or not. */
export type ItemInput = Omit<UpdateAgendaItemInput, 'idempotencyKey' | 'expectedVersion' | 'agendaItem' | 'after'>;

/** What an item's input says of its columns; undefined where it says nothing. */
export type ItemValues = Partial<
  Pick<
    AgendaItem,
    | 'number'
    | 'title'
    | 'legalReason'
    | 'recommendedAction'
    | 'expectedAt'
    | 'amount'
    | 'grantId'
    | 'presenterId'
    | 'documentIds'
  >
>;

/** Reads what was given of an item, and checks that what it refers to is there. */
export async function readItem(
  checks: Checks,
  change: MeetingChange,
  viewer: Viewer,
  input: ItemInput,
): Promise<ItemValues> {
  checks.that(input.number !== null, 'number', 'must have a value');
  checkLine(checks, 'number', input.number, MAX_NUMBER);
  const values = {
    number: input.number ?? undefined,
    title: readText(checks, 'title', input.title, MAX_TITLE),
    legalReason: readText(checks, 'legalReason', input.legalReason),
    recommendedAction: readText(checks, 'recommendedAction', input.recommendedAction),
    expectedAt: input.expectedAt,
    amount: readMoney(checks, 'amount', input.amount),
    grantId: input.grant,
    presenterId: input.presenter,
    documentIds: input.documents === null ? [] : input.documents,
  };
  await checkReferences(checks, change, viewer, values);
  return values;
}

/**
 * Of an executive session the public is told what it is about and why the law lets the doors be closed; of no other. What
 * is undefined was not said, and stays as it is.
 */
export function checkClosedDoors(
  checks: Checks,
  kind: AgendaItemKind,
  { title, legalReason }: Pick<ItemValues, 'title' | 'legalReason'>,
): void {
  if (kind === 'EXECUTIVE_SESSION') {
    checks.that(title !== null, 'title', 'must be there: an executive session has a public title');
    checks.that(legalReason !== null, 'legalReason', 'must be there: an executive session needs one');
  } else {
    checks.that(!legalReason, 'legalReason', 'must be left out: only an executive session has one');
  }
}

async function checkReferences(
  checks: Checks,
  change: MeetingChange,
  viewer: Viewer,
  { grantId, presenterId, documentIds = [] }: ItemValues,
): Promise<void> {
  const { manager } = change;
  if (grantId) checks.that(await manager.existsBy(Grant, { id: grantId }), 'grant', 'must be a grant of the hub');
  if (presenterId) checks.that(await manager.existsBy(Body, { id: presenterId }), 'presenter', 'must be a body');
  if (documentIds.length > 0) await checkPapers(checks, change, viewer, documentIds);
}

async function checkPapers(
  checks: Checks,
  { manager, meeting, bodies }: MeetingChange,
  viewer: Viewer,
  ids: readonly string[],
): Promise<void> {
  if (!checks.that(ids.length <= MAX_PAPERS, 'documents', `must be at most ${MAX_PAPERS}`)) return;
  const where = allOf(documentVisible(viewer), {
    sql: 'item.id IN (:...paperIds) AND (item.meetingId = :ofMeeting OR item.bodyId IN (:...ofBodies))',
    parameters: { paperIds: ids, ofMeeting: meeting.id, ofBodies: bodies.map(({ id }) => id) },
  });
  const known = new Set((await rowsWhere(manager, Document, where).getMany()).map(({ id }) => id));
  ids.forEach((id, at) => {
    checks.that(known.has(id), ['documents', at], 'must be a document of this meeting or its body');
    checks.that(ids.indexOf(id) === at, ['documents', at], 'must not be there twice');
  });
}
