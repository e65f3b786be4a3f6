import type { PlacedRow } from '../platform/data/dataset';
import { demoRows } from './demo/demo';
import { knownToTheCabinet } from './known';
import { recordRows } from './record/record';
import { type RowsByService, SERVICE_NAMES, type ServiceName } from './rows';
import { scaleRows } from './scale/scale';

/** The datasets that a hub may start with. */
export const DATASETS = ['record', 'demo', 'scale'] as const;
export type DatasetName = (typeof DATASETS)[number];

export interface DatasetOptions {
  /** The day around which the sample year is laid, YYYY-MM-DD; `record` does not ask for it. */
  readonly today: string;
  /** How many times the demo `scale` is, 1 or more; the others do not ask for it. */
  readonly factor: number;
}

/** The rows of a dataset by the name of the service that loads them. @throws BrokenDataset */
export function datasetRows(name: DatasetName, options: DatasetOptions): Map<string, PlacedRow[]> {
  const rows = rowsOf(name, options);
  return withCopies(new Map(SERVICE_NAMES.map((service) => [service, rows[service]])));
}

/** The same rows, with what one service must know of another's. Rows of files go through it too. */
export function withCopies(rows: ReadonlyMap<string, readonly PlacedRow[]>): Map<string, PlacedRow[]> {
  const of = (service: ServiceName): readonly PlacedRow[] => rows.get(service) ?? [];
  const copies = new Map<string, readonly PlacedRow[]>([['mayors-cabinet', knownToTheCabinet(of('department'))]]);
  const services = new Set<string>([...SERVICE_NAMES, ...rows.keys()]);
  return new Map(
    [...services].map((service) => [service, [...(rows.get(service) ?? []), ...(copies.get(service) ?? [])]]),
  );
}

function rowsOf(name: DatasetName, { today, factor }: DatasetOptions): RowsByService {
  switch (name) {
    case 'record':
      return recordRows();
    case 'demo':
      return demoRows(today);
    case 'scale':
      return scaleRows(today, factor);
  }
}
