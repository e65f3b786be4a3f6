import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode } from 'graphql';
import { type Extent, Measure } from './extent';
import { atMost, type Limits } from './limits';
import { nestingOf } from './nesting';
import { crowding } from './response-keys';

type Root = OperationDefinitionNode | FragmentDefinitionNode;

/**
 * Refuses a document that asks too much, before anything is done whose cost grows faster than its text: validation
 * compares selections pairwise, and planning and execution write fragments out.
 * Throws LIMIT_EXCEEDED, or GRAPHQL_VALIDATION_FAILED when a fragment contains itself.
 */
export function limitDocument(document: DocumentNode, limits: Limits): void {
  const fragments = fragmentsOf(document);
  const measured = measureRoots(document, new Measure(fragments));
  atMost(limits, 'depth', Math.max(0, ...measured.map(({ extent }) => extent.depth)));
  atMost(limits, 'nesting', nestingOf(document));
  atMost(limits, 'rootFields', Math.max(0, ...measured.map(({ extent }) => extent.fields)));
  atMost(limits, 'selections', sum(measured.map(({ extent }) => extent.selections)));
  atMost(limits, 'directives', sum(measured.map(({ extent }) => extent.directives)));
  for (const { root } of measured) {
    const { aliases, repeats } = crowding(root.selectionSet, fragments);
    atMost(limits, 'aliases', aliases);
    atMost(limits, 'repeats', repeats);
  }
}

/** Measures the operations, and the fragments that none of them uses: those too are validated. */
function measureRoots(document: DocumentNode, measure: Measure): { root: Root; extent: Extent }[] {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const used = operations.map((root) => ({ root, extent: extentOf(root, measure) }));
  const unused = document.definitions
    .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
    .filter((node) => !measure.has(node.name.value));
  return [...used, ...unused.map((root) => ({ root, extent: extentOf(root, measure) }))];
}

function extentOf(root: Root, measure: Measure): Extent {
  const extent = measure.of(root.selectionSet);
  const variables = root.kind === Kind.OPERATION_DEFINITION ? (root.variableDefinitions ?? []) : [];
  const own = [root, ...variables].map((node) => node.directives?.length ?? 0);
  return { ...extent, directives: extent.directives + sum(own) };
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((node) => [node.name.value, node]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => Math.min(total + number, Number.MAX_SAFE_INTEGER), 0);
}
