import type { GraphQLError } from 'graphql';

/** How much asking an answer took. */
export interface Trace {
  /** Requests to subgraphs. */
  readonly fetches: number;
  /** The longest chain of requests that had to wait for one another. */
  readonly waves: number;
}

/**
 * The answer to one operation. Its JSON text is ready; the objects are built only if somebody asks for them, and anew
 * each time, for an answer may be shared among callers.
 */
export class Answer {
  constructor(
    /** JSON text of `data`; undefined when the operation was refused before it was executed. */
    readonly dataText: string | undefined,
    readonly errors: readonly GraphQLError[],
    readonly trace: Trace,
    /** Where streams of the services that were asked go on from what was answered; null where none says so. */
    readonly cursor: string | null = null,
  ) {}

  /** A new copy of the data; null when a null moved up to the root. */
  get data(): Record<string, unknown> | null | undefined {
    return this.dataText === undefined ? undefined : (JSON.parse(this.dataText) as Record<string, unknown> | null);
  }

  /** The JSON text of the whole answer. */
  stringify(): string {
    const extensions = this.cursor === null ? '' : `,"extensions":{"cursor":"${this.cursor}"}`;
    if (this.errors.length === 0) return `{"data":${this.dataText}${extensions}}`;
    const data = this.dataText === undefined ? '' : `,"data":${this.dataText}`;
    return `{"errors":${JSON.stringify(this.errors)}${data}${extensions}}`;
  }
}
