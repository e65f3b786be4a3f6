import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { HubError } from '../../platform/errors';
import { conditionVariable } from './conditions';

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** The one operation of a document that is asked for, and the fragments that it uses. */
export interface ChosenOperation {
  readonly definition: OperationDefinitionNode;
  readonly fragments: Fragments;
}

/** Throws OPERATION_RESOLUTION_FAILURE when the document has no such operation, or several and no name. */
export function chooseOperation(document: DocumentNode, operationName?: string | null): ChosenOperation {
  const definition = getOperationAST(document, operationName);
  if (!definition) {
    const message = operationName
      ? `The document has no operation named "${operationName}".`
      : 'The document has several operations; operationName must say which one to run.';
    throw new HubError('OPERATION_RESOLUTION_FAILURE', message);
  }
  return { definition, fragments: usedFragments(document, definition) };
}

/** The chosen operation as a document of its own. */
export function asDocument({ definition, fragments }: ChosenOperation): DocumentNode {
  return { kind: Kind.DOCUMENT, definitions: [definition, ...fragments.values()] };
}

/** Throws NOT_SUPPORTED where the operation asks to be answered in parts. */
export function refuseIncremental(chosen: ChosenOperation): void {
  visit(asDocument(chosen), {
    Directive(node) {
      if (node.name.value !== 'defer' && node.name.value !== 'stream') return;
      throw new HubError('NOT_SUPPORTED', `@${node.name.value} is not supported; ask without it.`, { nodes: [node] });
    },
  });
}

/** The variables on which `@skip` and `@include` of the operation depend. */
export function conditionVariables(chosen: ChosenOperation): string[] {
  const names = new Set<string>();
  visit(asDocument(chosen), {
    Directive(node) {
      const name = conditionVariable(node);
      if (name !== undefined) names.add(name);
    },
  });
  return [...names];
}

function usedFragments(document: DocumentNode, definition: OperationDefinitionNode): Fragments {
  const all = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) all.set(node.name.value, node);
  const used = new Map<string, FragmentDefinitionNode>();
  const pending: (OperationDefinitionNode | FragmentDefinitionNode)[] = [definition];
  for (let node = pending.pop(); node; node = pending.pop()) {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = all.get(name.value);
        if (!fragment || used.has(name.value)) return;
        used.set(name.value, fragment);
        pending.push(fragment);
      },
    });
  }
  return used;
}
