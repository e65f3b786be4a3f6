import type { BatchFetchNode, FetchNode } from '@graphql-hive/router-query-planner';
import { type DocumentNode, parse } from 'graphql';
import type { CompiledFetch } from '../subgraphs/subgraph';

/** What a plan says of one request, in the form that subgraphs take. */
export function compileFetch(node: FetchNode | BatchFetchNode): CompiledFetch {
  return new PlannedFetch(node);
}

class PlannedFetch implements CompiledFetch {
  readonly subgraph: string;
  readonly kind: CompiledFetch['kind'];
  readonly text: string;
  readonly operationName: string | undefined;
  readonly variables: readonly string[];
  private parsed: DocumentNode | undefined;

  constructor(node: FetchNode | BatchFetchNode) {
    this.subgraph = node.serviceName;
    this.kind = node.operationKind ?? 'query';
    this.text = node.operation;
    this.operationName = node.operationName ?? undefined;
    this.variables = node.variableUsages ?? [];
  }

  get document(): DocumentNode {
    return (this.parsed ??= parse(this.text, { noLocation: true }));
  }
}
