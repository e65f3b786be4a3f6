import { type Cursors, serviceTag } from '../../platform/cursors/cursors';

/** A position of one stream. */
export interface Place {
  readonly epoch: number;
  readonly pos: number;
}

/** Reads and writes the cursors of the service that owns a stream. */
export class StreamCursors {
  private readonly service: number;

  constructor(
    private readonly cursors: Cursors,
    /** Name of the subgraph. */
    service: string,
  ) {
    this.service = serviceTag(service);
  }

  /** Null for what is no cursor of this service, nor a vector with one. */
  open(cursor: unknown): Place | null {
    return typeof cursor === 'string' ? this.cursors.openFor(this.service, cursor) : null;
  }

  seal({ epoch, pos }: Place): string {
    return this.cursors.seal({ service: this.service, epoch, pos });
  }
}
