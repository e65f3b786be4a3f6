/** What the docket reads of a meeting's and an item's status, in the department's words. */

const TO_COME: ReadonlySet<string | null> = new Set(['SCHEDULED', 'AGENDA_PUBLISHED']);
const BEGUN: ReadonlySet<string | null> = new Set(['IN_SESSION', 'RECESSED', 'ADJOURNED']);
const FAILED: ReadonlySet<string | null> = new Set(['CANCELLED', 'NOT_HELD_NO_QUORUM']);
const LEFT: ReadonlySet<string | null> = new Set(['TABLED', 'WITHDRAWN']);

/** Whether it is still to come. */
export function isToCome(status: string | null): boolean {
  return TO_COME.has(status);
}

export function hasBegun(status: string | null): boolean {
  return BEGUN.has(status);
}

/**
 * Whether an item will not be taken up, or was not, by its meeting.
 * @param item its status; null where it was removed
 */
export function isNotTakenUp(meeting: string | null, item: string | null): boolean {
  return item === null || FAILED.has(meeting) || LEFT.has(item) || (meeting === 'ADJOURNED' && item === 'PLANNED');
}
