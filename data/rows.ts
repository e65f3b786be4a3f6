import type { DataRow, PlacedRow } from '../platform/data/dataset';

/** The services by the names under which they run. The last one keeps no facts: it learns all it has from the others. */
export const SERVICE_NAMES = ['department', 'working-groups', 'parent-cabinet', 'mayors-cabinet', 'citywide'] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** The rows of a dataset by the service that loads them. */
export type RowsByService = Readonly<Record<ServiceName, readonly PlacedRow[]>>;

/** Several datasets, one after another. */
export function joined(...parts: readonly RowsByService[]): RowsByService {
  return forEachService((service) => parts.flatMap((part) => part[service]));
}

/** Asks for the rows of one service after another. */
export function forEachService(rowsOf: (service: ServiceName) => readonly PlacedRow[]): RowsByService {
  return Object.fromEntries(SERVICE_NAMES.map((service) => [service, rowsOf(service)])) as Record<
    ServiceName,
    readonly PlacedRow[]
  >;
}

/** The rows of one entity class. */
export function ofType(rows: readonly PlacedRow[], type: string): DataRow[] {
  return rows.map(({ row }) => row).filter((row) => row.type === type);
}
