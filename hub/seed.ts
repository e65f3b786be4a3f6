import { datasetRows, withCopies } from '../data/datasets';
import { dayOf } from '../platform/clock';
import { BrokenDataset, checkDataset, type PlacedRow } from '../platform/data/dataset';
import { loadDataset } from '../platform/data/load';
import { type LoadedDataset, loadedDatasets } from '../platform/data/loaded-datasets';
import type { Log } from '../platform/log';
import type { Service } from '../platform/subgraph/service';

export type DatasetName = 'record' | 'demo' | 'scale';

export interface SeedOptions {
  /** Null for `rows` from elsewhere, which are not remembered as a dataset. */
  readonly name: DatasetName | null;
  /** How many times the demo `scale` is. */
  readonly factor: number;
  /** Day around which the sample year is laid; today when null. Loading again keeps the day of the first time. */
  readonly today: string | null;
  readonly log: Log;
  /** Rows from elsewhere than the project's own datasets. */
  readonly rows?: ReadonlyMap<string, readonly PlacedRow[]>;
  /** Only checks them. */
  readonly isDry?: boolean;
}

/**
 * Loads a dataset into all services. Every row of every service is checked before the first is written, so that a broken
 * dataset changes nothing. What is loaded already is left alone.
 * @returns rows that were new, by service
 * @throws BrokenDataset
 */
export async function seed(services: readonly Service[], options: SeedOptions): Promise<Map<string, number>> {
  if (options.name === null) return loadAll(services, services, withCopies(options.rows ?? new Map()), null, options);
  const loaded = await Promise.all(services.map((service) => loadedDatasets(service.source)));
  const dataset = datasetFor(options.name, options, loaded.flat());
  const missing = services.filter((_service, index) => !loaded[index].some((one) => isSame(one, dataset)));
  if (missing.length === 0) return new Map();
  const rows = datasetRows(options.name, { today: dataset.today, factor: dataset.factor });
  return loadAll(services, missing, rows, dataset, options);
}

async function loadAll(
  services: readonly Service[],
  missing: readonly Service[],
  rows: ReadonlyMap<string, readonly PlacedRow[]>,
  dataset: LoadedDataset | null,
  { isDry = false, log }: Pick<SeedOptions, 'isDry' | 'log'>,
): Promise<Map<string, number>> {
  await checkAll(services, rows);
  const added = new Map<string, number>();
  if (isDry) return added;
  for (const service of missing) {
    added.set(service.name, await loadInto(service, rows.get(service.name) ?? [], dataset, log));
  }
  return added;
}

function datasetFor(name: DatasetName, options: SeedOptions, loaded: readonly LoadedDataset[]): LoadedDataset {
  const factor = name === 'scale' ? options.factor : 1;
  const before = loaded.find((one) => one.name !== 'record');
  return { name, factor, today: before?.today ?? options.today ?? dayOf(new Date()) };
}

function isSame(one: LoadedDataset, other: LoadedDataset): boolean {
  return one.name === other.name && one.factor === other.factor;
}

async function checkAll(services: readonly Service[], rows: ReadonlyMap<string, readonly PlacedRow[]>): Promise<void> {
  const strangers = [...rows.keys()].filter((name) => !services.some((service) => service.name === name));
  if (strangers.length > 0)
    throw new BrokenDataset(strangers.map((name) => ({ place: name, reason: 'is no service of this hub' })));
  const problems = await Promise.all(
    services.map((service) => checkDataset(service.source, rows.get(service.name) ?? [])),
  );
  if (problems.flat().length > 0) throw new BrokenDataset(problems.flat());
}

function loadInto(
  service: Service,
  rows: readonly PlacedRow[],
  dataset: LoadedDataset | null,
  log: Log,
): Promise<number> {
  let told = Date.now();
  const progress = (done: number, total: number): void => {
    if (Date.now() - told < 1_000 && done < total) return;
    told = Date.now();
    log.info({ service: service.name, dataset: dataset?.name, done, total }, 'loading rows');
  };
  return loadDataset(service.source, service.definition.recorded, rows, { dataset: dataset ?? undefined, progress });
}
