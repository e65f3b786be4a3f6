import { type DocumentNode, type GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { Lru } from '../lru';

const MAX_TOKENS = 20_000;
/** Of all documents that are kept. Once parsed, a character takes about 40 bytes, and never over 100. */
const MAX_CHARACTERS = 500_000;
/** What a document takes besides, however short it is, in characters. */
const LEAST_CHARACTERS = 100;

/** The documents that a schema is asked with: each is parsed and validated once. */
export class Documents {
  private readonly parsed = new Lru<string, DocumentNode>(
    MAX_CHARACTERS,
    (_document, source) => source.length + LEAST_CHARACTERS,
  );
  private readonly checked = new WeakMap<DocumentNode, readonly GraphQLError[]>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** @throws GraphQLError when the text does not parse */
  parse(source: DocumentNode | string): DocumentNode {
    if (typeof source !== 'string') return source;
    const known = this.parsed.get(source);
    if (known) return known;
    const document = parse(source, { maxTokens: MAX_TOKENS, noLocation: true });
    this.parsed.set(source, document);
    return document;
  }

  /** What is wrong with a document. */
  validate(document: DocumentNode): readonly GraphQLError[] {
    const known = this.checked.get(document);
    if (known) return known;
    const errors = validate(this.schema, document);
    this.checked.set(document, errors);
    return errors;
  }
}
