import type { DataRow, PlacedRow } from '../../platform/data/dataset';
import { namedId } from '../../platform/ids';
import { forEachService, type RowsByService, SERVICE_NAMES, type ServiceName } from '../rows';
import type { SampleYear } from './sample-year';

/** What a row says beside its type and id. */
export type Properties = Readonly<Record<string, unknown>>;

/**
 * The rows of the sample year as they are written down. A row is known by its type and a name in words, such as
 * `Meeting` and `mayors-cabinet/-3`; its id is made of both, so that a row can be referred to before it is written.
 */
export class Book {
  private readonly written = new Map<ServiceName, PlacedRow[]>(SERVICE_NAMES.map((service) => [service, []]));

  constructor(readonly year: SampleYear) {}

  /** The id of the row of that type and name. */
  id(type: string, name: string): string {
    return namedId(`${type}/${name}`, this.year.epoch);
  }

  /**
   * Writes a row down. An `id` among its properties stands instead of its own, for a row that shares another's.
   * @returns its id
   */
  add(service: ServiceName, type: string, name: string, properties: Properties): string {
    const row: DataRow = { type, id: this.id(type, name), ...properties };
    this.written.get(service)?.push({ place: `demo/${service}: ${type} ${name}`, row });
    return row.id;
  }

  rows(): RowsByService {
    return forEachService((service) => this.written.get(service) ?? []);
  }
}
