import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  type WriteStream,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import type { ServiceArchive } from '../../platform/data/archive';
import type { ArchivedEvent } from '../../platform/events/archive';
import { BrokenDataset, type DataRow, type PlacedRow, type Problem, readDataset } from '../../platform/data/dataset';
import type { ExportTarget } from '../../platform/data/export';
import type { ServiceImport } from '../../platform/data/import';

/**
 * An exported hub: a folder for each service, in it a file for each type of row, `<Type>.ndjson`, the log as
 * `events.ndjson`, and `service.json`.
 */
const LOG = 'events.ndjson';
const DESCRIPTION = 'service.json';

/** Writes the folder of one service. */
export class ServiceFolder implements ExportTarget {
  private readonly files = new Map<string, WriteStream>();
  /** Lines by file. */
  readonly counts = new Map<string, number>();

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  rows(type: string, rows: readonly DataRow[]): Promise<void> {
    return rows.length > 0 ? this.write(`${type}.ndjson`, rows) : Promise.resolve();
  }

  events(events: readonly ArchivedEvent[]): Promise<void> {
    return this.write(LOG, events);
  }

  /** Everything is in the files when this resolves. */
  async close(archive: ServiceArchive): Promise<void> {
    for (const file of this.files.values()) file.end();
    await Promise.all([...this.files.values()].map((file) => finished(file)));
    writeFileSync(path.join(this.folder, DESCRIPTION), `${JSON.stringify(archive, null, 2)}\n`);
  }

  private async write(name: string, lines: readonly object[]): Promise<void> {
    const file = this.files.get(name) ?? createWriteStream(path.join(this.folder, name), { flags: 'wx' });
    this.files.set(name, file);
    this.counts.set(name, (this.counts.get(name) ?? 0) + lines.length);
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    if (!file.write(text)) await new Promise<void>((resolve) => file.once('drain', () => resolve()));
  }
}

/** What a folder holds of the services that it has folders for. */
export interface ReadFolder {
  /** Of those whose log is in it. */
  readonly archives: ReadonlyMap<string, ServiceImport>;
  /** Rows of those without a log: they are new to any hub. */
  readonly rows: ReadonlyMap<string, readonly PlacedRow[]>;
}

/** Reads a folder as it was exported, or as somebody wrote it by hand. @throws BrokenDataset with all broken lines */
export function readFolder(folder: string): ReadFolder {
  const archives = new Map<string, ServiceImport>();
  const rows = new Map<string, readonly PlacedRow[]>();
  const problems: Problem[] = [];
  const collect = <Value>(read: () => Value): Value | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof BrokenDataset)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  for (const service of foldersIn(folder)) {
    const own = collect(() => readRows(folder, service)) ?? [];
    const description = path.join(folder, service, DESCRIPTION);
    if (!existsSync(description)) rows.set(service, own);
    else {
      const archive = JSON.parse(readFileSync(description, 'utf8')) as ServiceArchive;
      const events = collect(() => readLog(path.join(folder, service, LOG), `${service}/${LOG}`)) ?? [];
      archives.set(service, { archive, rows: own, events });
    }
  }
  if (problems.length > 0) throw new BrokenDataset(problems);
  return { archives, rows };
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

function readRows(folder: string, service: string): PlacedRow[] {
  const files = readdirSync(path.join(folder, service)).filter((name) => name.endsWith('.ndjson') && name !== LOG);
  return files.flatMap((name) => readDataset(path.join(folder, service, name), `${service}/${name}`));
}

function readLog(file: string, name: string): ServiceImport['events'] {
  const problems: Problem[] = [];
  const events: { place: string; event: ArchivedEvent }[] = [];
  for (const [at, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line === '') continue;
    const place = `${name}:${at + 1}`;
    const event = eventOf(line);
    if (event) events.push({ place, event });
    else problems.push({ place, reason: 'is no event of a log' });
  }
  if (problems.length > 0) throw new BrokenDataset(problems);
  return events;
}

function eventOf(line: string): ArchivedEvent | null {
  try {
    const event = JSON.parse(line) as Partial<ArchivedEvent> | null;
    const isEvent =
      typeof event?.pos === 'number' &&
      typeof event.eventId === 'string' &&
      typeof event.type === 'string' &&
      typeof event.subject === 'string' &&
      Array.isArray(event.touched) &&
      typeof event.payload === 'object';
    return isEvent ? (event as ArchivedEvent) : null;
  } catch {
    return null;
  }
}
