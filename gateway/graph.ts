import type { DocumentNode, GraphQLError } from 'graphql';
import { HubError } from '../platform/errors';
import type { Executor } from './execute/executor';
import { CostModel, type DocumentCost, limitCost } from './limits/cost';
import { limitDocument } from './limits/document';
import type { Limits } from './limits/limits';
import { limitLength } from './limits/tokens';
import { validateWithin } from './limits/validation';
import { limitVariables } from './limits/variables';
import { type Operation, prepareOperation } from './plan/operation';
import type { Supergraph } from './plan/supergraph';

/** A document that was looked at: what is wrong with it, or what its operations cost. */
type Checked = { readonly refusals: readonly GraphQLError[] } | { readonly cost: DocumentCost };

/** What is asked: a document that parses, and which of its operations with which variables. */
export interface Question {
  readonly document: DocumentNode;
  /** The document's text. */
  readonly source: string;
  readonly operationName: string | null;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

/** Refused with more errors than one. */
export class Refused extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super(errors[0].message);
  }
}

/** One supergraph at work: what may be asked of it, and who executes that. It is replaced whole when the schema is. */
export class Graph {
  private readonly costs: CostModel;
  private readonly checked = new WeakMap<DocumentNode, Checked>();
  private underWay = 0;
  private atRest: (() => void) | null = null;

  constructor(
    readonly supergraph: Supergraph,
    readonly executor: Executor,
    private readonly limits: Limits,
  ) {
    this.costs = new CostModel(supergraph.publicSchema);
  }

  /**
   * Takes a question through limits, validation and planning. Rejects with Refused, or with the HubError of a limit or of
   * `prepareOperation`.
   */
  async prepare({ document, source, operationName, variables }: Question): Promise<Operation> {
    limitLength(source, this.limits);
    limitVariables(variables, this.limits);
    const checked = this.check(document);
    if ('refusals' in checked) throw new Refused(checked.refusals);
    limitCost(checked.cost.of(operationName, variables), this.limits);
    return prepareOperation(this.supergraph, { document, source, operationName });
  }

  /** Does some work with this graph, which is not let go of before it has ended. */
  async use<Value>(work: (graph: this) => Promise<Value>): Promise<Value> {
    this.underWay++;
    try {
      return await work(this);
    } finally {
      if (--this.underWay === 0) this.atRest?.();
    }
  }

  /** Resolves when nothing uses it any more. It is to be called when nothing new will. */
  async retire(): Promise<void> {
    if (this.underWay > 0) await new Promise<void>((resolve) => (this.atRest = resolve));
  }

  /** Looks at a document once, however often it is sent. */
  private check(document: DocumentNode): Checked {
    const known = this.checked.get(document);
    if (known) return known;
    const refusals = this.refusalsOf(document);
    const found = refusals.length > 0 ? { refusals } : { cost: this.costs.price(document) };
    this.checked.set(document, found);
    return found;
  }

  private refusalsOf(document: DocumentNode): readonly GraphQLError[] {
    return limitRefusal(document, this.limits) ?? validateWithin(this.supergraph.publicSchema, document, this.limits);
  }
}

function limitRefusal(document: DocumentNode, limits: Limits): readonly HubError[] | undefined {
  try {
    limitDocument(document, limits);
    return undefined;
  } catch (error) {
    if (error instanceof HubError) return [error];
    throw error;
  }
}
