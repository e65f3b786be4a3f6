import type { PlanNode } from '@graphql-hive/router-query-planner';
import {
  type DocumentNode,
  type GraphQLObjectType,
  type OperationTypeNode,
  print,
  type VariableDefinitionNode,
} from 'graphql';
import { HubError } from '../../platform/errors';
import { type Condition, UNKNOWN } from './conditions';
import { asDocument, chooseOperation, type ChosenOperation, conditionVariables, refuseIncremental } from './document';
import { innerName } from './names';
import { isEmpty, normalize } from './normalize';
import { PlanCache, type Weighed } from './plan-cache';
import { plan } from './planning';
import { hasOneSelection, responseShape, type Selection } from './response-shape';
import { fetchedPart, introspectionPart } from './root-parts';
import { Shapes } from './shapes';
import { readStream, type Stream } from './stream';
import type { Supergraph } from './supergraph';
import type { VariableValues } from './variables';
import { documentWeight, planWeight } from './weights';

/** For all operations of a supergraph together. */
const CACHE_BYTES = 64 * 1024 * 1024;

/** What no operation can be called: an empty name is one that is not there, and not the same as none. */
const NO_NAME = ' ';

export interface OperationRequest {
  /** Valid against the supergraph's public schema, and within the limits: neither is checked again. */
  readonly document: DocumentNode;
  /** The document's text, as the client sent it: with the operation's name it is the key under which a plan is kept. */
  readonly source?: string;
  readonly operationName?: string | null;
}

/** What was made of an operation before it was planned. */
interface Read {
  readonly normal: ChosenOperation;
  readonly stream: Stream | null;
}

/** One operation of one document, ready to be executed any number of times. */
export class Operation implements Weighed {
  readonly kind: OperationTypeNode;
  readonly rootType: GraphQLObjectType;
  /** With inner names; see `names.ts`. */
  readonly variableDefinitions: readonly VariableDefinitionNode[];
  /** Of a subscription: what it asks for again and again; null for queries and mutations. */
  readonly stream: Stream | null;
  /** The part that is answered from the public schema, as the client wrote it. */
  readonly introspection: DocumentNode | null;
  /** The variables, by inner name, that decide `@skip` and `@include`. */
  readonly conditions: readonly string[];
  private readonly shapes: Shapes;

  constructor(
    readonly supergraph: Supergraph,
    private readonly chosen: ChosenOperation,
    { normal, stream }: Read,
    readonly plan: PlanNode | null,
    private readonly ownWeight: number,
    onGrowth: () => void,
  ) {
    this.kind = chosen.definition.operation;
    this.stream = stream;
    this.rootType = rootTypeOf(supergraph, this.kind);
    this.variableDefinitions = normal.definition.variableDefinitions ?? [];
    const introspection = introspectionPart(chosen);
    this.introspection = introspection && asDocument(introspection);
    this.conditions = conditionVariables(chosen).map(innerName);
    this.shapes = new Shapes(onGrowth);
  }

  get weight(): number {
    return this.ownWeight + this.shapes.weight;
  }

  /** What the answer looks like under these variables, which decide `@skip` and `@include`. */
  shapeFor(variables: VariableValues): Selection {
    const key = this.conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
    return this.shape(key, (name) => variables[innerName(name)] === true);
  }

  /** True when all objects at this place of the tree, whatever the variables, have the same selection. */
  hasOneSelection(sources: readonly string[]): boolean {
    return hasOneSelection(this.shape('whole', UNKNOWN), sources);
  }

  private shape(key: string, condition: Condition): Selection {
    return this.shapes.get(key, (onGrowth) =>
      responseShape(this.supergraph, this.rootType, this.chosen, condition, onGrowth),
    );
  }
}

const caches = new WeakMap<Supergraph, PlanCache<Operation>>();

/**
 * Plans an operation, or gives the one planned before for the same text and name. Throws a HubError:
 * OPERATION_RESOLUTION_FAILURE, NOT_SUPPORTED, OVERLOADED (too many wait to be planned), LIMIT_EXCEEDED (planning took
 * too long), INTERNAL_SERVER_ERROR.
 */
export function prepareOperation(supergraph: Supergraph, request: OperationRequest): Promise<Operation> {
  const { document, source = print(document), operationName } = request;
  return planCache(supergraph).get(source, operationName ?? NO_NAME, (onGrowth) =>
    createOperation(supergraph, request, onGrowth),
  );
}

/** The operations of a supergraph that are ready. */
export function planCache(supergraph: Supergraph): PlanCache<Operation> {
  let cache = caches.get(supergraph);
  if (!cache) caches.set(supergraph, (cache = new PlanCache(CACHE_BYTES)));
  return cache;
}

async function createOperation(
  supergraph: Supergraph,
  { document, operationName }: OperationRequest,
  onGrowth: () => void,
): Promise<Operation> {
  const chosen = chooseOperation(document, operationName);
  refuseIncremental(chosen);
  const normal = normalize(chosen);
  const { operation } = chosen.definition;
  const stream = operation === 'subscription' ? readStream(rootTypeOf(supergraph, operation), chosen) : null;
  const fetched = fetchedPart(stream?.planned ?? normal);
  const node = fetched === null || isEmpty(fetched) ? null : await plan(supergraph, fetched);
  const weight = documentWeight(document) + planWeight(node);
  return new Operation(supergraph, chosen, { normal, stream }, node, weight, onGrowth);
}

function rootTypeOf(supergraph: Supergraph, kind: OperationTypeNode): GraphQLObjectType {
  const type = supergraph.publicSchema.getRootType(kind);
  if (!type) throw new HubError('NOT_SUPPORTED', `The schema has no ${kind}.`);
  return type;
}
