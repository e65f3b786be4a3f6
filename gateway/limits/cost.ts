import { type DocumentNode, type GraphQLSchema, Kind } from 'graphql';
import { introspectionSizes } from './introspection-sizes';
import { exceeded, type Limits } from './limits';
import type { GivenVariables } from './list-size';
import { type PricedSet, total } from './priced-set';
import { Pricing } from './pricing';

const ADVICE = 'Ask for smaller pages, or for fewer lists inside lists.';
const NOTHING_GIVEN: GivenVariables = {};

/** Throws LIMIT_EXCEEDED when an operation costs more than the limit allows. */
export function limitCost(cost: number, limits: Limits): void {
  if (cost > limits.cost) throw exceeded(limits, 'cost', cost, ADVICE);
}

/** Estimates how much operations ask, by a schema that says which fields are lists. */
export class CostModel {
  private readonly introspection: ReadonlyMap<string, number>;

  constructor(private readonly schema: GraphQLSchema) {
    this.introspection = introspectionSizes(schema);
  }

  /** Prices a document once, for any number of requests. No fragment of it may contain itself. */
  price(document: DocumentNode): DocumentCost {
    const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
    const priced = operations.map((node): [string, PricedSet] => {
      const pricing = new Pricing(this.schema, this.introspection, document, node);
      return [node.name?.value ?? '', pricing.price()];
    });
    return new DocumentCost(new Map(priced));
  }
}

/** What the operations of one document cost. */
export class DocumentCost {
  constructor(private readonly operations: ReadonlyMap<string, PricedSet>) {}

  /**
   * The objects and values that the answer is estimated to have. Without a name the first operation is meant; one that
   * is not there costs nothing.
   */
  of(operationName: string | null, given: GivenVariables = NOTHING_GIVEN): number {
    const [first] = this.operations.values();
    const operation = operationName === null ? first : this.operations.get(operationName);
    return operation ? Math.ceil(total(operation.costFor(given))) : 0;
  }
}
