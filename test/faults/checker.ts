import { createHash } from 'node:crypto';
import type { ClientHistory, History, Logged } from './history';

/** How many times each promise was broken; all 0 where all were kept. */
export interface Verdict {
  /** Events that a client was to get and did not, by where in its stream they are missing. */
  readonly lostAtStart: number;
  readonly lostInside: number;
  readonly lostAtEnd: number;
  /** Acknowledged, and not in the log at the position that the answer told. */
  readonly acknowledgedNotLogged: number;
  /** Delivered, and not in the log. */
  readonly phantom: number;
  /** Delivered to one client more than once. */
  readonly duplicate: number;
  /** Delivered after one that stands behind it. */
  readonly misordered: number;
  /** Delivered to who may not see it, or did not ask for it. */
  readonly beyondRights: number;
  /** Clients whose chain of event ids is not that of the log. */
  readonly otherIdentity: number;
  /** Positions that are missing in the log. */
  readonly holes: number;
  /** Writes whose effect is in the log more than once, or refused ones whose effect is there. */
  readonly doubled: number;
  /** Meetings whose row says something else than the last event of it. */
  readonly tableDiffers: number;
}

/** Judges a run whose faults have stopped and whose clients have had the time to come to the end of the log. */
export function check(history: History): Verdict {
  const { log, clients } = history;
  const byId = new Map(log.map((entry) => [entry.eventId, entry]));
  const judged = clients.map((client) => judgeClient(client, expectedOf(client, log), byId));
  const sum = (key: keyof ClientVerdict): number => judged.reduce((total, one) => total + one[key], 0);
  return {
    lostAtStart: sum('lostAtStart'),
    lostInside: sum('lostInside'),
    lostAtEnd: sum('lostAtEnd'),
    phantom: sum('phantom'),
    duplicate: sum('duplicate'),
    misordered: sum('misordered'),
    beyondRights: sum('beyondRights'),
    otherIdentity: sum('otherIdentity'),
    holes: log.filter((entry, at) => at > 0 && entry.pos !== log[at - 1].pos + 1).length,
    ...judgeWrites(history),
    tableDiffers: differingTables(history),
  };
}

export function isKept(verdict: Verdict): boolean {
  return Object.values(verdict).every((count) => count === 0);
}

/** What a client is to get: all of its meeting that it may see, after the position at which its stream began. */
export function expectedOf(client: ClientHistory, log: readonly Logged[]): Logged[] {
  return log.filter((entry) => entry.pos > client.from && isFor(client, entry));
}

function isFor({ audience, meeting }: ClientHistory, entry: Logged): boolean {
  if (entry.audience === 'staff' && audience !== 'staff') return false;
  return meeting === null || entry.meeting === meeting;
}

type ClientVerdict = Omit<Verdict, 'holes' | 'acknowledgedNotLogged' | 'doubled' | 'tableDiffers'>;

function judgeClient(
  client: ClientHistory,
  expected: readonly Logged[],
  byId: ReadonlyMap<string, Logged>,
): ClientVerdict {
  const seen = new Set<string>();
  const counts = { phantom: 0, duplicate: 0, misordered: 0, beyondRights: 0 };
  let furthest = -1;
  for (const { eventId, pos } of client.deliveries) {
    const entry = byId.get(eventId);
    if (!entry || (pos !== null && pos !== entry.pos)) counts.phantom++;
    else if (seen.has(eventId)) counts.duplicate++;
    else if (entry.pos < furthest) counts.misordered++;
    if (entry && !isFor(client, entry)) counts.beyondRights++;
    seen.add(eventId);
    furthest = Math.max(furthest, entry?.pos ?? -1);
  }
  const chain = chainOf(client.deliveries.map(({ eventId }) => eventId));
  const otherIdentity = chain === chainOf(expected.map(({ eventId }) => eventId)) ? 0 : 1;
  return { ...counts, ...lostOf(expected, seen), otherIdentity };
}

function lostOf(expected: readonly Logged[], seen: ReadonlySet<string>) {
  const got = expected.map(({ eventId }) => seen.has(eventId));
  const first = got.indexOf(true);
  const last = got.lastIndexOf(true);
  const lost = { lostAtStart: 0, lostInside: 0, lostAtEnd: 0 };
  got.forEach((was, at) => {
    if (was) return;
    if (first >= 0 && at < first) lost.lostAtStart++;
    else if (at < last) lost.lostInside++;
    else lost.lostAtEnd++;
  });
  return lost;
}

/** A chain of hashes: equal only for the same ids in the same order. */
function chainOf(eventIds: readonly string[]): string {
  return eventIds.reduce((chain, id) => createHash('sha256').update(chain).update(id).digest('base64url'), '');
}

function judgeWrites({ writes, log }: History): Pick<Verdict, 'acknowledgedNotLogged' | 'doubled'> {
  const times = new Map<string, number>();
  for (const { mark } of log) if (mark !== null) times.set(mark, (times.get(mark) ?? 0) + 1);
  const atPos = new Map(log.map((entry) => [entry.pos, entry]));
  const most = { ok: 1, unknown: 1, fail: 0 } as const;
  return {
    acknowledgedNotLogged: writes.filter(
      ({ outcome, mark, pos }) => outcome === 'ok' && atPos.get(pos ?? -1)?.mark !== mark,
    ).length,
    doubled: writes.filter(({ mark, outcome }) => (times.get(mark) ?? 0) > most[outcome]).length,
  };
}

function differingTables({ log, tables }: History): number {
  // What staff alone see leaves a meeting's own row as it is.
  const written = log.filter(({ mark, audience }) => mark !== null && audience === 'public');
  const last = new Map(written.map(({ meeting, mark }) => [meeting, mark]));
  return [...last].filter(([meeting, mark]) => tables.get(meeting) !== mark).length;
}
