import type { DocumentNode } from 'graphql';

const MAX_DOCUMENTS = 1_000;
/** A token and what the parser makes of it take about 300 bytes. */
const MAX_TOKENS = 250_000;

/**
 * The documents that were parsed last, for Apollo Server. Bounded by tokens: by default Apollo weighs a document as
 * JSON, which leaves out its text and its tokens, most of what it takes.
 */
export class DocumentStore {
  private readonly documents = new Map<string, DocumentNode>();
  private tokens = 0;

  async get(hash: string): Promise<DocumentNode | undefined> {
    const document = this.documents.get(hash);
    if (!document) return undefined;
    this.documents.delete(hash);
    this.documents.set(hash, document);
    return document;
  }

  async set(hash: string, document: DocumentNode): Promise<void> {
    this.remove(hash);
    this.documents.set(hash, document);
    this.tokens += tokensOf(document);
    for (const oldest of this.documents.keys()) {
      if (this.documents.size <= MAX_DOCUMENTS && this.tokens <= MAX_TOKENS) return;
      this.remove(oldest);
    }
  }

  async delete(hash: string): Promise<void> {
    this.remove(hash);
  }

  get size(): number {
    return this.documents.size;
  }

  private remove(hash: string): void {
    const document = this.documents.get(hash);
    if (!document) return;
    this.documents.delete(hash);
    this.tokens -= tokensOf(document);
  }
}

function tokensOf(document: DocumentNode): number {
  return document.tokenCount ?? 0;
}
