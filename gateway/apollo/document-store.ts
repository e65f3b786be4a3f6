import type { DocumentNode } from 'graphql';
import { keptDocuments } from '../kept-documents';

/**
 * The documents that were parsed last, for Apollo Server. Bounded by tokens: by default Apollo weighs a document as
 * JSON, which leaves out its text and its tokens, most of what it takes.
 */
export class DocumentStore {
  private readonly documents = keptDocuments();

  async get(hash: string): Promise<DocumentNode | undefined> {
    return this.documents.get(hash);
  }

  async set(hash: string, document: DocumentNode): Promise<void> {
    this.documents.set(hash, document);
  }

  async delete(hash: string): Promise<void> {
    this.documents.delete(hash);
  }

  get size(): number {
    return this.documents.size;
  }
}
