import type { Viewer } from '../../../platform/auth/viewer';
import { allOf, anyOf, type Condition, EVERY_ROW } from '../../../platform/loaders/rows';
import { AGENDA_PUBLISHED, documentOfOpenItem } from './agenda-item';
import { meetingsSeenInPreparation, ownBodies } from './meeting';

/**
 * Versions of minutes that were posted, once those of their meeting were: published, taken from a public record, or the
 * only version that there is. Any other, such as a correction in the works, is not out yet.
 */
const POSTED_VERSION = `meeting.minutes_status NOT IN ('NONE', 'DRAFT') AND (
  item.publishedAt IS NOT NULL OR item.provenance->>'origin' = 'RECORD' OR (
    item.replacesId IS NULL AND NOT EXISTS (
      SELECT 1 FROM document other
      WHERE other.meeting_id = meeting.id AND other.kind = 'MINUTES' AND other.id <> item.id)))`;

/**
 * Papers that are not kept back: whoever enters one without the instant of its publication has it in the works, until an
 * item of an agenda takes it up. Of other papers a missing instant means that nobody told it.
 */
const NOT_KEPT_BACK = `(item.publishedAt IS NOT NULL OR item.provenance->>'origin' <> 'ENTERED'
  OR EXISTS (SELECT 1 FROM agenda_item WHERE agenda_item.document_ids @> ARRAY[item.id]))`;

/** Papers of a meeting are public from when its minutes are posted, or its agenda published; others if not kept back. */
const PUBLIC_PAPER: Condition = {
  sql: `CASE
    WHEN item.kind = 'MINUTES' THEN ${POSTED_VERSION}
    WHEN item.kind IN ('AGENDA', 'PACKET') THEN ${AGENDA_PUBLISHED.sql}
    ELSE ${NOT_KEPT_BACK} END`,
};

/** What was published stays public when an agenda in preparation takes it up, and not when closed doors do. */
const PUBLISHED_APART: Condition = {
  sql: `item.publishedAt IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM agenda_item
    WHERE agenda_item.document_ids @> ARRAY[item.id] AND agenda_item.kind = 'EXECUTIVE_SESSION')`,
};

/** Documents that the viewer sees: what is public, and of meetings that they help prepare also what is not yet. */
export function documentVisible(viewer: Viewer): Condition {
  return allOf(paperVisible(viewer), anyOf(PUBLISHED_APART, documentOfOpenItem(viewer)));
}

function paperVisible(viewer: Viewer): Condition {
  const inPreparation = meetingsSeenInPreparation(viewer, 'meeting');
  if (inPreparation === EVERY_ROW) return EVERY_ROW;
  const { sql, parameters } = anyOf(PUBLIC_PAPER, inPreparation);
  const ofMeeting = `EXISTS (SELECT 1 FROM meeting WHERE meeting.id = item.meetingId AND (${sql}))`;
  return {
    sql: `CASE WHEN item.meetingId IS NULL THEN ${NOT_KEPT_BACK} OR ${ofOwnBody(viewer)} ELSE ${ofMeeting} END`,
    parameters,
  };
}

/** Its parameters are those of the meetings in preparation. */
function ofOwnBody(viewer: Viewer): string {
  const own = ownBodies(viewer);
  return own === null ? 'false' : `COALESCE(item.bodyId = ANY(${own.sql}), false)`;
}
