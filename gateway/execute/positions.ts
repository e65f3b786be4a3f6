import { type Cursors, type Position, serviceTag } from '../../platform/cursors/cursors';

interface Least {
  readonly position: Position;
  readonly cursor: string;
}

/** Reads the positions that subgraphs give with their answers. */
export class PositionReader {
  private readonly tags: ReadonlyMap<string, number>;

  constructor(
    private readonly cursors: Cursors,
    subgraphs: Iterable<string>,
  ) {
    this.tags = new Map([...subgraphs].map((name) => [name, serviceTag(name)]));
  }

  /** Null for what is no position in this subgraph's own log. */
  read(subgraph: string, cursor: string): Position | null {
    const tag = this.tags.get(subgraph);
    return tag === undefined ? null : this.cursors.openFor(tag, cursor);
  }
}

/**
 * The positions in the subgraphs' logs at which the fetches of one run were answered. A stream that is followed from there
 * has no gap: where a subgraph was asked more than once, the least position counts.
 */
export class Positions {
  /** By service; null where its log was replaced between two fetches, so that no position is true of both. */
  private readonly least = new Map<number, Least | null>();

  constructor(private readonly reader: PositionReader) {}

  note(subgraph: string, cursor: string): void {
    const position = this.reader.read(subgraph, cursor);
    if (!position) return;
    const known = this.least.get(position.service);
    if (known === undefined) this.least.set(position.service, { position, cursor });
    else if (known?.position.epoch !== position.epoch) this.least.set(position.service, null);
    else if (position.pos < known.position.pos) this.least.set(position.service, { position, cursor });
  }

  /** One cursor for all, with the services in an order of their own; null when no subgraph gave a position. */
  get vector(): string | null {
    const all = [...this.least.values()].filter((least) => least !== null);
    const sorted = all.sort((one, other) => one.position.service - other.position.service);
    return sorted.map(({ cursor }) => cursor).join('') || null;
  }
}
