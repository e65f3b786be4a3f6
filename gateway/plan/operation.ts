import type { PlanNode } from '@graphql-hive/router-query-planner';
import {
  type DocumentNode,
  type GraphQLObjectType,
  type OperationTypeNode,
  print,
  type VariableDefinitionNode,
} from 'graphql';
import { HubError } from '../../platform/errors';
import { UNKNOWN } from './conditions';
import { asDocument, chooseOperation, type ChosenOperation, conditionVariables, refuseIncremental } from './document';
import { Lru } from './lru';
import { innerName } from './names';
import { isEmpty, normalize } from './normalize';
import { plan } from './planning';
import { hasOneSelection, responseShape, type Selection } from './response-shape';
import { fetchedPart, introspectionPart } from './root-parts';
import type { Supergraph } from './supergraph';
import type { VariableValues } from './variables';

const MAX_OPERATIONS = 1_000;
/** An operation with n condition variables has 2^n shapes; the ones used last are kept. */
const MAX_SHAPES = 32;

export interface OperationRequest {
  /** Valid against the supergraph's public schema, and within the limits: neither is checked again. */
  readonly document: DocumentNode;
  /** The document's text, as the client sent it: with the operation's name it is the key under which a plan is kept. */
  readonly source?: string;
  readonly operationName?: string | null;
}

/** One operation of one document, ready to be executed any number of times. */
export class Operation {
  readonly kind: OperationTypeNode;
  readonly rootType: GraphQLObjectType;
  /** With inner names; see `names.ts`. */
  readonly variableDefinitions: readonly VariableDefinitionNode[];
  /** The part that is answered from the public schema, as the client wrote it. */
  readonly introspection: DocumentNode | null;
  /** The variables, by inner name, that decide `@skip` and `@include`. */
  readonly conditions: readonly string[];
  private whole: Selection | undefined;
  private readonly shapes = new Lru<string, Selection>(MAX_SHAPES);

  constructor(
    readonly supergraph: Supergraph,
    private readonly chosen: ChosenOperation,
    normal: ChosenOperation,
    readonly plan: PlanNode | null,
  ) {
    this.kind = chosen.definition.operation;
    this.rootType = rootTypeOf(supergraph, this.kind);
    this.variableDefinitions = normal.definition.variableDefinitions ?? [];
    const introspection = introspectionPart(chosen);
    this.introspection = introspection && asDocument(introspection);
    this.conditions = conditionVariables(chosen).map(innerName);
  }

  /** What the answer looks like under these variables, which decide `@skip` and `@include`. */
  shapeFor(variables: VariableValues): Selection {
    const key = this.conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
    const known = this.shapes.get(key);
    if (known) return known;
    const condition = (name: string): boolean => variables[innerName(name)] === true;
    const shape = responseShape(this.supergraph, this.rootType, this.chosen, condition);
    this.shapes.set(key, shape);
    return shape;
  }

  /** True when all objects at this place of the tree, whatever the variables, have the same selection. */
  hasOneSelection(sources: readonly string[]): boolean {
    this.whole ??= responseShape(this.supergraph, this.rootType, this.chosen, UNKNOWN);
    return hasOneSelection(this.whole, sources);
  }
}

const prepared = new WeakMap<Supergraph, Lru<string, Promise<Operation>>>();

/**
 * Plans an operation, or gives the one planned before for the same text and name. Throws a HubError:
 * OPERATION_RESOLUTION_FAILURE, NOT_SUPPORTED, LIMIT_EXCEEDED (planning took too long), INTERNAL_SERVER_ERROR.
 */
export function prepareOperation(supergraph: Supergraph, request: OperationRequest): Promise<Operation> {
  const operations = operationsOf(supergraph);
  const key = keyOf(request);
  const known = operations.get(key);
  if (known) return known;
  const operation = createOperation(supergraph, request);
  operations.set(key, operation);
  operation.catch(() => operations.delete(key));
  return operation;
}

async function createOperation(supergraph: Supergraph, request: OperationRequest): Promise<Operation> {
  const chosen = chooseOperation(request.document, request.operationName);
  refuseIncremental(chosen);
  const normal = normalize(chosen);
  const fetched = fetchedPart(normal);
  const node = fetched === null || isEmpty(fetched) ? null : await plan(supergraph, fetched);
  return new Operation(supergraph, chosen, normal, node);
}

function operationsOf(supergraph: Supergraph): Lru<string, Promise<Operation>> {
  let operations = prepared.get(supergraph);
  if (!operations) prepared.set(supergraph, (operations = new Lru(MAX_OPERATIONS)));
  return operations;
}

/** The name's length keeps a name and a text from being taken for another name and another text. */
function keyOf({ document, source = print(document), operationName }: OperationRequest): string {
  return operationName ? `${operationName.length}:${operationName}${source}` : source;
}

function rootTypeOf(supergraph: Supergraph, kind: OperationTypeNode): GraphQLObjectType {
  const type = supergraph.publicSchema.getRootType(kind);
  if (!type) throw new HubError('NOT_SUPPORTED', `The schema has no ${kind}.`);
  return type;
}
