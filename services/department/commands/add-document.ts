import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { checkUrl, ENTERED, readText } from '../../../platform/commands/values';
import { HubError } from '../../../platform/errors';
import type { Transaction } from '../../../platform/events/transaction';
import { newId } from '../../../platform/ids';
import { allOf, rowsWhere } from '../../../platform/loaders/rows';
import type { Context } from '../context';
import { Body } from '../entities/body';
import { Document, type DocumentKind } from '../entities/document';
import { documentAdded } from '../events/documents';
import type { AddDocumentInput } from '../graphql/document-inputs';
import { documentVisible } from '../policies/document';
import { requireMeetingRight } from '../policies/meeting-commands';
import { type MeetingChange, openMeeting } from './meeting-change';

const MAX_TITLE = 500;
const MAX_TEXT = 300_000;
const MAX_LANGUAGES = 50;

/** Kinds that count as published when they are entered: entering them is how they are filed. */
const FILED: ReadonlySet<DocumentKind> = new Set(['NOTICE', 'ADJOURNMENT_NOTICE', 'ANNUAL_SCHEDULE']);

/** Where a document belongs. */
interface Place {
  /** Null for a document of a body alone. */
  readonly meeting: MeetingChange | null;
  /** The bodies whose document it may be. */
  readonly bodyIds: readonly string[];
}

/** Adds a paper to a meeting, whose version rises, or to a body. */
export function addDocument(context: Context, input: AddDocumentInput): Promise<Done> {
  return context.command('addDocument', input, async (tx) => {
    const place = await open(tx, context, input);
    const document = await readDocument(tx, context, place, input);
    await tx.manager.insert(Document, document);
    const { id: documentId, kind: documentKind, replacesId } = document;
    if (place.meeting) {
      place.meeting.record('DocumentAdded', context.now, { documentId, documentKind, replacesId });
      await place.meeting.commit();
    } else tx.record({ ...documentAdded(document), at: context.now });
    return documentId;
  });
}

/** @throws HubError BAD_USER_INPUT, NOT_FOUND, or as `requireMeetingRight` does */
async function open(tx: Transaction, context: Context, { meeting, body }: AddDocumentInput): Promise<Place> {
  const checks = new Checks();
  checks.that(Boolean(meeting ?? body), 'meeting', 'must be there, or body, or both');
  checks.done();
  if (meeting) {
    const change = await openMeeting(tx, context, 'co-chair, staff, clerk', meeting);
    return { meeting: change, bodyIds: change.bodies.map(({ id }) => id) };
  }
  const found = await tx.manager.findOneBy(Body, { id: body as string });
  if (!found) throw new HubError('NOT_FOUND', 'There is no such body.');
  requireMeetingRight(context.viewer, 'co-chair, staff, clerk', [found]);
  return { meeting: null, bodyIds: [found.id] };
}

async function readDocument(
  tx: Transaction,
  context: Context,
  place: Place,
  input: AddDocumentInput,
): Promise<Document> {
  const checks = new Checks();
  const { kind, body = null, url = null, languages, accessible = null, replaces = null } = input;
  checks.that(kind !== 'MINUTES', 'kind', 'must be another one: minutes have mutations of their own');
  checks.that(body === null || place.bodyIds.includes(body), 'body', 'must be a body of the meeting');
  checks.that(Boolean(url ?? input.text), 'url', 'must be there, or text, or both');
  checks.that(
    languages.length > 0 && languages.length <= MAX_LANGUAGES,
    'languages',
    `must be 1 to ${MAX_LANGUAGES} languages`,
  );
  checkUrl(checks, 'url', url);
  const document: Document = {
    id: newId(),
    kind,
    title: readText(checks, 'title', input.title, MAX_TITLE),
    languages: [...new Set(languages)],
    url,
    text: readText(checks, 'text', input.text ?? null, MAX_TEXT),
    publishedAt: readPublishedAt(checks, context.now, input),
    accessible,
    replacesId: replaces,
    meetingId: place.meeting?.meeting.id ?? null,
    bodyId: body,
    provenance: ENTERED,
  };
  await checkReplaced(checks, tx, context, place, document);
  checks.done();
  return document;
}

/** Left out, a filing is published now, and any other paper is not published by itself. */
function readPublishedAt(checks: Checks, now: Date, { kind, publishedAt }: AddDocumentInput): Date | null {
  if (publishedAt === undefined) return FILED.has(kind) ? now : null;
  checks.that(publishedAt === null || publishedAt <= now, 'publishedAt', 'must not be in the future');
  return publishedAt;
}

/** Only what the viewer sees can be replaced, of the same meeting or, for a document of none, of the same body. */
async function checkReplaced(
  checks: Checks,
  { manager }: Transaction,
  { viewer }: Context,
  { bodyIds }: Place,
  { replacesId, meetingId }: Document,
): Promise<void> {
  if (replacesId === null) return;
  const where = allOf(documentVisible(viewer), {
    sql: 'item.id = :replacedId',
    parameters: { replacedId: replacesId },
  });
  const replaced = await rowsWhere(manager, Document, where).getOne();
  checks.that(
    replaced !== null && belongsThere(replaced, meetingId, bodyIds),
    'replaces',
    'must be a document of the same meeting, or of the same body and no meeting',
  );
  checks.that(replaced?.kind !== 'MINUTES', 'replaces', 'must not be minutes: they have mutations of their own');
}

function belongsThere(document: Document, meetingId: string | null, bodyIds: readonly string[]): boolean {
  if (document.meetingId !== meetingId) return false;
  return meetingId !== null || (document.bodyId !== null && bodyIds.includes(document.bodyId));
}
