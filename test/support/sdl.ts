import { type ASTNode, type DefinitionNode, type DocumentNode, Kind, parse, print, visit } from 'graphql';

/**
 * An SDL text in one order: definitions, fields, arguments, values and directives by name. Two texts that say the same
 * are equal after it, in whatever order and with whatever quotes they were written; descriptions, defaults and
 * nullability count. `schema { query: Query }` is what a text without it means, and left out.
 */
export function sortedSdl(sdl: string): string {
  const document: DocumentNode = visit(parse(sdl, { noLocation: true }), { enter: inOneOrder });
  const definitions = document.definitions.filter((definition) => definition.kind !== Kind.SCHEMA_DEFINITION);
  return sorted(definitions).map(print).join('\n\n');
}

/** Lists of a node whose order means nothing. */
const UNORDERED = new Set(['fields', 'arguments', 'values', 'directives', 'interfaces', 'types']);

function inOneOrder(node: ASTNode): ASTNode {
  const lists = Object.entries(node).filter(([property, value]) => UNORDERED.has(property) && Array.isArray(value));
  const ordered = lists.map(([property, value]) => [property, sorted(value as ASTNode[])]);
  const same: ASTNode = { ...node, ...Object.fromEntries(ordered) };
  if (!('description' in same) || !same.description) return same;
  return { ...same, description: { ...same.description, block: true } };
}

function sorted<Node extends ASTNode>(nodes: readonly Node[]): Node[] {
  return [...nodes].sort((a, b) => compare(nameOf(a), nameOf(b)) || compare(print(a), print(b)));
}

function nameOf(node: ASTNode | DefinitionNode): string {
  return 'name' in node && node.name?.kind === Kind.NAME ? node.name.value : '';
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
