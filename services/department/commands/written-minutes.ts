import type { EntityManager } from 'typeorm';
import type { Checks } from '../../../platform/commands/checks';
import { checkUrl, ENTERED, readText } from '../../../platform/commands/values';
import type { TranslatedText } from '../../../platform/database/values';
import type { TranslatedTextInput } from '../../../platform/subgraph/inputs';
import { newId } from '../../../platform/ids';
import { titleFrom, titleOfMinutes } from '../domain/meeting-title';
import { newestVersion } from '../domain/minutes';
import { Document } from '../entities/document';
import type { MeetingChange } from './meeting-change';

/** Characters of minutes in one language: some 100 pages. */
const MAX_MINUTES = 300_000;

/** What minutes say, or where they are found. */
export interface Wording {
  readonly text: TranslatedText | null;
  readonly url: string | null;
  /** BCP 47 tags of the text; what is only found at an address has none that the hub knows of. */
  readonly languages: string[];
}

/** What is given of minutes: a text, an address, or both. */
export interface WordingInput {
  readonly text?: TranslatedTextInput | null;
  readonly url?: string | null;
}

export function readWording(checks: Checks, { text: given = null, url = null }: WordingInput): Wording {
  checks.that(given !== null || url !== null, 'text', 'must be there, or url, or both');
  checkUrl(checks, 'url', url);
  const text = readText(checks, 'text', given, MAX_MINUTES);
  return { text, url, languages: languagesOf(text) };
}

/** BCP 47 tags of the languages that a text is in. */
function languagesOf(text: TranslatedText | null): string[] {
  return (['en', 'es'] as const).filter((language) => (text?.[language] ?? null) !== null);
}

/** The present versions of a meeting's minutes. */
export interface MinutesVersions {
  /** The newest that was posted. */
  readonly posted: Document | null;
  /** The one in the works. */
  readonly draft: Document | null;
}

/** What the record brought was posted somewhere, also where it does not say when. */
export async function minutesOf(manager: EntityManager, meetingId: string): Promise<MinutesVersions> {
  const versions = await manager.findBy(Document, { meetingId, kind: 'MINUTES' });
  const isDraft = ({ publishedAt, provenance }: Document): boolean =>
    publishedAt === null && provenance.origin !== 'RECORD';
  return {
    posted: newestVersion(versions.filter((version) => !isDraft(version))),
    draft: newestVersion(versions.filter(isDraft)),
  };
}

/** Adds a version of a meeting's minutes. @returns its id */
export async function insertMinutes(
  { manager, meeting, bodies }: MeetingChange,
  wording: Wording,
  version: Pick<Document, 'replacesId' | 'publishedAt'> & { readonly note?: TranslatedText },
): Promise<string> {
  const { note = null, ...more } = version;
  const document: Document = {
    id: newId(),
    kind: 'MINUTES',
    title: titleOfMinutes(meeting.title ?? titleFrom(bodies[0].name)),
    ...wording,
    ...more,
    accessible: null,
    meetingId: meeting.id,
    bodyId: meeting.bodyId,
    provenance: { ...ENTERED, note },
  };
  await manager.insert(Document, document);
  return document.id;
}
