/** One event of a subscription, encoded once for all who get it. */
export class Message {
  private tail: Buffer | undefined;
  private chunk: Buffer | undefined;

  constructor(
    /** Its position in the stream; null where the subgraph gives none. */
    readonly cursor: string | null,
    /** JSON of the execution result, its `extensions.cursor` included. */
    readonly text: string,
  ) {}

  /** What follows the operation's id in a `next` message of graphql-transport-ws. */
  get webSocketTail(): Buffer {
    return (this.tail ??= Buffer.from(`,"type":"next","payload":${this.text}}`));
  }

  /** The event of GraphQL over SSE, as a chunk of HTTP's chunked encoding. */
  get eventStreamChunk(): Buffer {
    return (this.chunk ??= chunkOf(
      `${this.cursor === null ? '' : `id: ${this.cursor}\n`}event: next\ndata: ${this.text}\n\n`,
    ));
  }
}

function chunkOf(text: string): Buffer {
  return Buffer.from(`${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`);
}
