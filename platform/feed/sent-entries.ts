import type { LogEntry, LogSlice } from '../events/entry';

/**
 * What another process sent, as it must be to be a part of a log; what its entries say is for their consumers to look at.
 * @throws Error where it is none
 */
export function sliceOf(service: string, sent: unknown): LogSlice {
  const { epoch, head, floor, erasures, entries } = objectOf(sent);
  const isSlice = [epoch, head, floor, erasures].every(isCount) && Array.isArray(entries);
  if (!isSlice) throw new Error(`What ${service} sent is no part of a log.`);
  return { epoch, head, floor, erasures, entries: entries.map((entry) => entryOf(service, entry)) } as LogSlice;
}

/** @throws Error where it is none */
export function entryOf(service: string, sent: unknown): LogEntry {
  const entry = objectOf(sent);
  const at = new Date(entry.at as string);
  const isEntry =
    [entry.pos, entry.typeVersion, entry.version].every(isCount) &&
    [entry.eventId, entry.type, entry.subject, entry.cursor].every((text) => typeof text === 'string') &&
    Array.isArray(entry.touched) &&
    typeof entry.payload === 'object' &&
    entry.payload !== null &&
    !Number.isNaN(at.getTime());
  if (!isEntry) throw new Error(`What ${service} sent is no entry of a log.`);
  return { ...entry, at } as unknown as LogEntry;
}

/** Empty for what is no object. */
export function objectOf(sent: unknown): Readonly<Record<string, unknown>> {
  return typeof sent === 'object' && sent !== null ? (sent as Readonly<Record<string, unknown>>) : {};
}

export function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
