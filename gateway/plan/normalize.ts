import {
  type ASTNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type StringValueNode,
  visit,
} from 'graphql';
import { HubError } from '../../platform/errors';
import { isCondition, isIncluded, UNKNOWN } from './conditions';
import type { ChosenOperation } from './document';
import { innerKey, innerName } from './names';

// The planner writes these wrongly into the documents that it makes for subgraphs.
const LOST_IN_PLANNING = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;
const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * The operation as the planner gets it: what is skipped for certain is left out (the planner fails on a selection that
 * is empty for certain), response keys and variables have inner names, and `__typename` stands under its own name.
 * Throws NOT_SUPPORTED for a literal that the planner would change.
 */
export function normalize({ definition, fragments }: ChosenOperation): ChosenOperation {
  return {
    definition: normalized<OperationDefinitionNode>(definition),
    fragments: new Map([...fragments].map(([name, node]) => [name, normalized<FragmentDefinitionNode>(node)])),
  };
}

/** True when nothing is left of the operation. */
export function isEmpty({ definition }: ChosenOperation): boolean {
  const { selections } = definition.selectionSet;
  return selections.every((node) => node.kind === Kind.FIELD && node.name.value === '__typename');
}

function normalized<Node extends ASTNode>(root: Node): Node {
  return visit(root, {
    Field: { enter: withoutSkipped, leave: withInnerKey },
    InlineFragment: { enter: withoutSkipped },
    FragmentSpread: { enter: withoutSkipped },
    Directive: { leave: (node) => (isCondition(node) && isIncluded([node], UNKNOWN) === true ? null : undefined) },
    Variable: { leave: (node) => ({ ...node, name: { ...node.name, value: innerName(node.name.value) } }) },
    SelectionSet: { leave: (node) => (node.selections.length === 0 ? { ...node, selections: [TYPENAME] } : undefined) },
    StringValue: { leave: refuseLost },
  }) as Node;
}

function withoutSkipped(node: SelectionNode): null | undefined {
  return isIncluded(node.directives, UNKNOWN) === false ? null : undefined;
}

function withInnerKey(node: FieldNode): FieldNode | undefined {
  if (node.name.value === '__typename') return node.alias ? { ...node, alias: undefined } : undefined;
  const key = node.alias?.value ?? node.name.value;
  const inner = innerKey(key, node.name.value);
  return inner === key ? undefined : { ...node, alias: { kind: Kind.NAME, value: inner } };
}

function refuseLost(node: StringValueNode): undefined {
  if (!LOST_IN_PLANNING.test(node.value)) return undefined;
  throw new HubError('NOT_SUPPORTED', 'A text with control characters must be sent as a variable.', { nodes: [node] });
}
