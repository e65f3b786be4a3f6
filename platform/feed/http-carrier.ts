import { CLAIM_HEADER, signClaim } from '../auth/claim';
import type { SigningKey } from '../auth/keys';
import { PUBLIC } from '../auth/viewer';
import type { LogEntry, LogSlice } from '../events/entry';
import type { FeedCarrier } from './carrier';

/** Beside the wait that was asked for. */
const ANSWER_WITHIN_MS = 10_000;

export interface HttpCarrierOptions {
  /** Name of the service whose log it is. */
  readonly service: string;
  /** Its GraphQL address: the log is beside it. */
  readonly address: string;
  /** Signs for those who may read logs. */
  readonly key: SigningKey;
}

/** The log of a service in another process, read by long polls. */
export function httpCarrier({ service, address, key }: HttpCarrierOptions): FeedCarrier {
  return {
    async read(after, wait, signal) {
      const path = `/log?after=${after}&wait=${wait}`;
      const claim = signClaim(key, PUBLIC, { audience: service, kind: 'log', body: path });
      const response = await fetch(new URL(path, address), {
        headers: { [CLAIM_HEADER]: claim },
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(wait + ANSWER_WITHIN_MS)]),
      });
      if (response.status !== 200) throw new Error(`The log of ${service} was refused with ${response.status}.`);
      return sliceOf(service, await response.json());
    },
  };
}

/** What was sent, as it must be to be a part of a log. What its entries say is for their consumers to look at. */
function sliceOf(service: string, sent: unknown): LogSlice {
  const { epoch, head, floor, erasures, entries } = objectOf(sent);
  const isSlice = [epoch, head, floor, erasures].every(isCount) && Array.isArray(entries);
  if (!isSlice) throw new Error(`What ${service} sent is no part of a log.`);
  return { epoch, head, floor, erasures, entries: entries.map((entry) => entryOf(service, entry)) } as LogSlice;
}

function entryOf(service: string, sent: unknown): LogEntry {
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

function objectOf(sent: unknown): Readonly<Record<string, unknown>> {
  return typeof sent === 'object' && sent !== null ? (sent as Readonly<Record<string, unknown>>) : {};
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
